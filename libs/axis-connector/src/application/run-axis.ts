import type { Checkpoints, Codec, EventStore, Reactor, ReactorAlarm } from '@lienthong/event-store';
import type { ConnectorSide, Homes, OpenPassageDesk } from '@lienthong/exchange/connector';
import type { Clock } from '@lienthong/kernel';
import type { AxisAddress } from '../domain/axis.events.js';
import { axisClient } from './client/axis-client.js';
import type { AxisClient } from './client/axis-client.js';
import type { AxisLine } from './client/line.js';
import { createEvidence } from './patience/evidence.js';
import type { Evidence } from './patience/evidence.js';
import { createWaiting } from './patience/patience.js';
import type { OutageWatch, PatiencePolicy } from './patience/patience.js';
import { createStamps } from './patience/stamps.js';
import { orderedUnlisted } from './pull/ordered.js';
import { pullRound } from './pull/pull-round.js';
import type { Round } from './pull/pull-round.js';
import { startPull } from './pull/start-pull.js';
import { falteringMessages } from './pull/falter.js';
import { awaitingTheRegister, takeMessages } from './pull/take.js';
import { takeBeside } from './pull/take-beside.js';
import { createTries } from './pull/tries.js';
import { createUnread } from './pull/unread.js';
import { pushEntry } from './push/push-entry.js';
import { startPush } from './push/start-push.js';
import { createTurns } from './push/turns.js';
import { openWaitingRoom } from './push/waiting-room.js';
import { openSilence } from './silence.js';
import { watchDirection } from './watch.js';
import type { AxisTask, Direction, DirectionStatus, OutageStatus, SetAside, Trouble } from './watch.js';

export interface RunPorts {
  readonly store: EventStore;
  readonly codec: Codec;
  readonly checkpoints: Checkpoints;
  readonly clock: Clock;
  readonly side: ConnectorSide;
  readonly homes: Homes;
  readonly policy: PatiencePolicy;
  readonly openLine: () => AxisLine;
  readonly onReactorAlarm: (alarm: ReactorAlarm) => void;
  readonly onTrouble: (axis: string, task: AxisTask, kind: Trouble, code: string) => void;
  /** A message failed again and again while others passed, and waits for an operator now. */
  readonly onSetAside: (axis: string, direction: Direction, what: SetAside) => void;
  /** The axis lists what cannot be read; where: `edoc[3]`. */
  readonly onUnread: (axis: string, place: string) => void;
  readonly onFailure: (task: string, error: unknown) => void;
}

export interface AxisStatus {
  readonly axis: string;
  readonly pull: DirectionStatus;
  readonly push: DirectionStatus;
  /** Of the lists of agencies. */
  readonly sync: OutageStatus;
  /** Milliseconds since the axis last gave a right answer, or since it was asked first; a restart goes on counting. */
  readonly silentMs: number;
  /** Failed messages that wait for an operator. */
  readonly atDesk: number;
}

/** An axis that is worked with. */
export interface RunningAxis extends AsyncDisposable {
  readonly address: AxisAddress;
  readonly client: AxisClient;
  readonly desk: OpenPassageDesk;
  readonly reactor: Reactor;
  status(): AxisStatus;
  pull(): Promise<Round>;
  /** Tries at once what waits for an outage to end, and what was ordered to be tried again. */
  wake(): void;
  /** The register knows more now: what waited for that is tried again. */
  synchronised(): Promise<void>;
  /** Told of what stands in the way of a synchronisation. */
  readonly syncOutage: OutageWatch;
  /** Works for this axis until it is left or joined again: the signal aborts then, and that waits for the end of the work. */
  during(work: (left: AbortSignal) => Promise<void>): Promise<void>;
}

/** Messages under way to one axis. */
const ABREAST = 8;

/** An axis that gave any right answer so long before a call, in milliseconds or looks for mail, is taken to be there. */
const HEARD_MS = 2_000;
const HEARD_POLLS = 2;

/** Starts to pull from and push to one axis. Resolves once its desk is read back. */
export const runAxis = async (
  ports: RunPorts,
  { address, joinedAt }: { readonly address: AxisAddress; readonly joinedAt: string },
  secret: () => Promise<string>,
): Promise<RunningAxis> => {
  const { side, clock, policy, onTrouble, onSetAside } = ports;
  const { axis, organId, pollMs } = address;
  const ended = new AbortController();
  const { signal } = ended;
  const now = (): number => Date.parse(clock.now());
  const { random } = Math;
  const { store, codec, checkpoints, homes, onReactorAlarm } = ports;
  const onFailure = (error: unknown): void => ports.onFailure(`axis-${axis}`, error);
  const [desk, silence] = await Promise.all([
    side.openDesk(axis),
    openSilence({ store, clock, axis, joinedAt, onFailure }),
  ]);
  const noting = (task: AxisTask, isOver?: (key: string) => boolean) => {
    const watch = watchDirection(now, (kind, code) => onTrouble(axis, task, kind, code), isOver);
    return {
      ...watch,
      began: (code: string) => {
        silence.unheard();
        watch.began(code);
      },
    };
  };
  const watched = (direction: Direction, isOver?: (key: string) => boolean) => {
    const watch = noting(direction, isOver);
    return {
      ...watch,
      onSetAside: (what: SetAside) => {
        watch.setAside();
        onSetAside(axis, direction, what);
      },
    };
  };
  const isGivenUp = (passage: string): boolean => desk.of(passage)?.state === 'given-up';
  const watches = { pull: watched('pull'), push: watched('push', isGivenUp) };
  const syncWatch = noting('sync');
  const working = new Set<Promise<void>>();
  const line = ports.openLine();
  const client = axisClient({ line, address, secret, now: () => new Date(now()) });
  const waiting = { pull: createWaiting(), push: createWaiting(), message: createWaiting() };

  const passed = createEvidence(now);
  const evidence: Evidence = {
    ...passed,
    passed: (call) => {
      silence.heard();
      passed.passed(call);
    },
  };
  const turns = createTurns({ abreast: ABREAST, slowMs: policy.slowMs, waiting: waiting.push, policy, random, signal });
  const heardMs = Math.max(HEARD_MS, pollMs * HEARD_POLLS);
  const room = openWaitingRoom({
    side,
    desk,
    watch: watches.push,
    turns,
    attempt: pushEntry({
      axis,
      organId,
      client,
      side,
      desk,
      watch: watches.push,
      stamp: createStamps(clock),
      now: () => clock.now(),
      evidence,
      policy,
      isThere: (from) => watches.pull.status().outageSince === null && silence.heardAt() >= from - heardMs,
      onAnswer: () => {
        watches.push.ended();
        turns.passed();
      },
      onSetAside: watches.push.onSetAside,
      signal,
    }),
    waiting: waiting.message,
    policy,
    random,
    onFailure,
    signal,
  });
  const reactor = await startPush({
    axis,
    store,
    codec,
    checkpoints,
    clock,
    homes,
    watch: watches.push,
    onAlarm: onReactorAlarm,
    push: (place, entry) => room.first(place, entry),
  });

  const tries = createTries(evidence, now);
  const { pull: watch } = watches;
  const faltering = falteringMessages({
    axis,
    desk,
    isHere: async (docId) => (await side.passageIn(axis, docId)).received !== undefined,
    evidence,
    policy,
    clock,
    random,
    onSetAside: watch.onSetAside,
  });
  const taking = takeBeside({
    taking: takeMessages({ axis, client, side, desk, watch, tries, faltering }),
    slowMs: policy.slowMs,
    witnessMs: policy.triesForMs / policy.tries,
    now,
  });
  const pull = startPull({
    round: pullRound({
      client,
      watch,
      onAnswer: () => silence.heard(),
      ordered: (isListed) => orderedUnlisted(desk, isListed),
      now,
      taking,
      tries,
      faltering,
      unread: createUnread((place) => ports.onUnread(axis, place)),
    }),
    watch,
    waiting: waiting.pull,
    pollMs,
    policy,
    random,
    onFailure,
    signal,
  });

  return {
    address,
    client,
    desk,
    reactor,
    status: () => ({
      axis,
      pull: watches.pull.status(),
      push: watches.push.status(),
      sync: (({ outages, outageSince, code }) => ({ outages, outageSince, code }))(syncWatch.status()),
      silentMs: now() - silence.heardAt(),
      atDesk: desk.all().length,
    }),
    pull: () => {
      faltering.wake();
      return pull.now();
    },
    wake: () => {
      faltering.wake();
      waiting.push.wake();
      waiting.message.wake();
      room.ordered();
    },
    synchronised: async () => {
      for (const passage of awaitingTheRegister(desk))
        await desk.record({ type: 'OrderRetry', passage, reason: 'Danh bạ đã đồng bộ' }, { role: 'hub' });
      waiting.pull.wake();
    },
    syncOutage: syncWatch,
    during: async (work) => {
      const task = work(signal);
      working.add(task);
      await task.finally(() => working.delete(task));
    },
    [Symbol.asyncDispose]: async () => {
      ended.abort();
      await Promise.all([reactor.stop(), pull.done, room.done(), Promise.allSettled(working)]);
      await taking.close();
      await silence.settled();
      line.close();
    },
  };
};
