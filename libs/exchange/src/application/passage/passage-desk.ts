import { deriveEventId, isWrongRevision, newEventId } from '@lienthong/event-store';
import type { Assertion, NewEvent, RecordedEvent } from '@lienthong/event-store';
import { ok, refused } from '@lienthong/kernel';
import type { JsonObject, Outcome } from '@lienthong/kernel';
import { sealFields } from '@lienthong/keyring';
import { passageDeskDecider, passageOfCommand } from '../../domain/passage/passage-desk.js';
import type {
  FailedPassage,
  PassageDeskCommand,
  StandingPassage,
  TriedPassage,
} from '../../domain/passage/passage-desk.js';
import type { PassageDeskEvent } from '../../domain/passage/passage.events.js';
import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import { indexByDocument } from './by-document.js';
import type { OutPassage } from './by-document.js';
import { passageDeskStream } from './passages.js';

/** What waits at the operator's desk of one axis, in memory; it follows its own stream alone. */
export interface OpenPassageDesk {
  /** What waits for a decision, or for a try that was ordered; oldest first. */
  all(): readonly FailedPassage[];
  /** What is tried again by itself; oldest first. */
  trying(): readonly TriedPassage[];
  /** What waits to be sent of one document to one recipient, for whatever reason; the entry that is due first comes first. */
  about(transfer: string, agency: string): readonly OutPassage[];
  /** Where it stands among all that ever came to the desk: it grows, and stays while the message is there. -1 for none. */
  positionOf(passage: string): number;
  /** Also of what was given up. */
  of(passage: string): FailedPassage | TriedPassage | undefined;
  /** Records a decision or a failure; `key` seals the axis's words. Answers the id of what was new. */
  record(command: PassageDeskCommand, by: Assertion, key?: string): Promise<Outcome<string | undefined>>;
  /**
   * Decides on all that wait for a decision and fit, each once, however soon it fails again; tells how many that are.
   * Those that passed or were decided on meanwhile are left alone.
   */
  ruleAll(
    ruling: 'OrderRetry' | 'GiveUp',
    fits: (one: FailedPassage) => boolean,
    reason: string,
    by: Assertion,
  ): Promise<number>;
  /** What the axis said of a failure; undefined where it said nothing, or where it was erased. */
  wordsOf(passage: string): Promise<string | undefined>;
}

const identityOf = (command: PassageDeskCommand): string => {
  switch (command.type) {
    case 'FailOut':
    case 'FailIn':
      return `${command.data.passage}/${command.data.attempt}`;
    case 'FalterOut':
    case 'FalterIn':
    case 'OrderRetry':
    case 'GiveUp':
    case 'Settle':
      // A decision may be taken again after a further failure.
      return newEventId();
  }
};

/** Decisions in one commit. */
const AT_ONCE = 500;

export const openPassageDesk = async (ports: LedgerPorts, axis: string): Promise<OpenPassageDesk> => {
  const { store, keyring, clock } = ports;
  const stream = passageDeskStream(axis);
  const desk = new Map<string, FailedPassage | TriedPassage>();
  let revision = -1;
  const failures = new Map<string, RecordedEvent>();
  const positions = new Map<string, number>();
  const abouts = indexByDocument();

  const stands = (passage: string, after: StandingPassage, at: number): void => {
    abouts.moved(desk.get(passage), after);
    if (after === undefined) for (const one of [desk, positions, failures]) one.delete(passage);
    else {
      desk.set(passage, after);
      if (!positions.has(passage)) positions.set(passage, at);
    }
  };
  const fold = (events: readonly RecordedEvent[]): void => {
    for (const event of events) {
      // Two may have read the same.
      if (event.revision <= revision) continue;
      const { type, data } = event;
      const { passage } = data as unknown as { readonly passage: string };
      ({ revision } = event);
      if (type === 'RelayToNonERDSFailure') failures.set(passage, event);
      const decided = { type, data } as unknown as PassageDeskEvent;
      stands(passage, passageDeskDecider.evolve(desk.get(passage), decided), revision);
    }
  };
  const refresh = async (): Promise<void> => fold(await store.readStream(stream, { from: revision + 1 }));

  const newEvent = async (
    event: PassageDeskEvent,
    command: PassageDeskCommand,
    by: Assertion,
    keyId: string | undefined,
  ): Promise<NewEvent> => {
    const id = deriveEventId(stream, identityOf(command), event.type);
    const personal = 'personal' in event ? event.personal : undefined;
    const key = personal === undefined || keyId === undefined ? undefined : await keyring.dataKey(keyId);
    const meta = { at: clock.now(), by, ...(key === undefined ? {} : { key: key.id }) };
    const bare = { id, type: event.type, data: event.data as unknown as JsonObject, meta };
    if (key === undefined || personal === undefined) return bare;
    return { ...bare, sealed: sealFields(key, { stream, eventId: id }, personal) };
  };

  /** Durable as one commit. The commands are made anew where the desk changed in between. */
  const recordAll = async (
    commands: () => readonly PassageDeskCommand[],
    by: Assertion,
    key?: string,
  ): Promise<Outcome<readonly string[]>> => {
    for (;;) {
      const events: NewEvent[] = [];
      const next = new Map<string, StandingPassage>();
      for (const command of commands()) {
        const passage = passageOfCommand(command);
        const found = next.has(passage) ? next.get(passage) : desk.get(passage);
        const decision = passageDeskDecider.decide(command, found);
        if (!decision.accepted) return refused(decision.refusal);
        next.set(passage, decision.events.reduce(passageDeskDecider.evolve, found));
        for (const decided of decision.events) events.push(await newEvent(decided, command, by, key));
      }
      if (events.length === 0) return ok([]);
      try {
        await store.append(stream, revision < 0 ? 'no-stream' : revision, events);
        await refresh();
        return ok(events.map(({ id }) => id));
      } catch (error) {
        if (!isWrongRevision(error)) throw error;
        await refresh();
      }
    }
  };

  const record: OpenPassageDesk['record'] = async (command, by, key) => {
    const recorded = await recordAll(() => [command], by, key);
    return recorded.ok ? ok(recorded.value[0]) : recorded;
  };

  const isFailed = (passage: string): boolean => desk.get(passage)?.state === 'failed';
  const ruleAll: OpenPassageDesk['ruleAll'] = async (ruling, fits, reason, by) => {
    const chosen = [...desk.values()].flatMap((one) => (one.state === 'failed' && fits(one) ? [one.passage] : []));
    let ruled = 0;
    for (let at = 0; at < chosen.length; at += AT_ONCE) {
      const some = chosen.slice(at, at + AT_ONCE);
      const recorded = await recordAll(
        () => some.filter(isFailed).map((passage) => ({ type: ruling, passage, reason })),
        by,
      );
      if (!recorded.ok) throw new TypeError(`What waits was not to be decided on: ${recorded.refusal.code}`);
      ruled += recorded.value.length;
    }
    return ruled;
  };

  await refresh();
  return {
    all: () => [...desk.values()].filter((one): one is FailedPassage => /^(failed|ordered)$/.test(one.state)),
    trying: () => [...desk.values()].filter((one): one is TriedPassage => one.state === 'trying'),
    about: (transfer, agency) => abouts.of(transfer, agency),
    positionOf: (passage) => positions.get(passage) ?? -1,
    of: (passage) => desk.get(passage),
    record,
    ruleAll,
    wordsOf: async (passage) => {
      const failure = failures.get(passage);
      const words = failure && (await openPersonal(ports)(failure))?.['words'];
      return typeof words === 'string' ? words : undefined;
    },
  };
};
