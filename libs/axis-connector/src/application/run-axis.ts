import type { Checkpoints, Codec, EventStore, Reactor, ReactorAlarm } from '@lienthong/event-store';
import type { ConnectorSide, Homes, OpenPassageDesk } from '@lienthong/exchange/connector';
import type { Clock } from '@lienthong/kernel';
import type { AxisAddress } from '../domain/axis.events.js';
import { axisClient } from './client/axis-client.js';
import type { AxisClient } from './client/axis-client.js';
import type { AxisLine } from './client/line.js';
import { createWaiting, insisting } from './patience/patience.js';
import type { PatiencePolicy } from './patience/patience.js';
import { createStamps } from './patience/stamps.js';
import { pullRound } from './pull/pull-round.js';
import type { Round } from './pull/pull-round.js';
import { startPull } from './pull/start-pull.js';
import { awaitingTheRegister, takeMessages } from './pull/take.js';
import { pushEntry } from './push/push-entry.js';
import { orderedAgain, startPush } from './push/start-push.js';
import { watchDirection } from './watch.js';
import type { Direction, DirectionStatus } from './watch.js';

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
  readonly onOutage: (axis: string, direction: Direction, code: string) => void;
  readonly onFailure: (task: string, error: unknown) => void;
}

export interface AxisStatus {
  readonly axis: string;
  readonly pull: DirectionStatus;
  readonly push: DirectionStatus;
  /** Milliseconds since the axis last gave a right answer, or since this process began to ask. */
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
}

/** Starts to pull from and push to one axis. Resolves once its desk is read back. */
export const runAxis = async (
  ports: RunPorts,
  address: AxisAddress,
  secret: () => Promise<string>,
): Promise<RunningAxis> => {
  const { side, clock, policy, onOutage, onFailure } = ports;
  const { axis, organId, pollMs } = address;
  const ended = new AbortController();
  const { signal } = ended;
  const now = (): number => Date.parse(clock.now());
  let answeredAt = now();
  const watched = (direction: Direction) => {
    const watch = watchDirection(now, (code) => onOutage(axis, direction, code));
    return {
      ...watch,
      ended: () => {
        answeredAt = now();
        watch.ended();
      },
    };
  };
  const watches = { pull: watched('pull'), push: watched('push') };
  const line = ports.openLine();
  const client = axisClient({ line, address, secret, now: () => new Date(now()) });
  const desk = await side.openDesk(axis);
  const waiting = { pull: createWaiting(), push: createWaiting() };

  const insist = insisting({ waiting: waiting.push, outage: watches.push, policy });
  const push = pushEntry({
    axis,
    organId,
    client,
    side,
    desk,
    watch: watches.push,
    stamp: createStamps(clock),
    insist,
    signal,
  });
  const { store, codec, checkpoints, homes, onReactorAlarm } = ports;
  const reactor = await startPush({
    axis,
    store,
    codec,
    checkpoints,
    clock,
    homes,
    watch: watches.push,
    onAlarm: onReactorAlarm,
    push,
  });

  let retrying: Promise<void> = Promise.resolve();
  /** One after the other, oldest first: what waited behind a failure follows it. */
  const retryOrdered = (): void => {
    const retry = async (): Promise<void> => {
      for (const place of orderedAgain(desk).toSorted((one, other) => one.sequence - other.sequence)) {
        if (signal.aborted) return;
        const entry = await side.placed(place.agency, place.sequence);
        if (entry !== undefined) await push(place, entry);
      }
    };
    retrying = retrying.then(retry).catch((error: unknown) => {
      if (!signal.aborted) onFailure(`axis-${axis}`, error);
    });
  };
  retryOrdered();

  const pull = startPull({
    round: pullRound({
      client,
      watch: watches.pull,
      now,
      taking: takeMessages({ axis, client, side, desk, watch: watches.pull }),
    }),
    watch: watches.pull,
    waiting: waiting.pull,
    pollMs,
    policy,
    random: Math.random,
    onFailure: (error) => onFailure(`axis-${axis}`, error),
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
      silentMs: now() - answeredAt,
      atDesk: desk.all().length,
    }),
    pull: () => pull.now(),
    wake: () => {
      waiting.push.wake();
      retryOrdered();
    },
    synchronised: async () => {
      for (const passage of awaitingTheRegister(desk))
        await desk.record({ type: 'OrderRetry', passage, reason: 'Danh bạ đã đồng bộ' }, { role: 'hub' });
      waiting.pull.wake();
    },
    [Symbol.asyncDispose]: async () => {
      ended.abort();
      await Promise.all([reactor.stop(), pull.done, retrying]);
      line.close();
    },
  };
};
