import { deriveEventId, isWrongRevision, originOf } from '@lienthong/event-store';
import type { Assertion, NewEvent, Origin, RecordedEvent, StreamName, WrappedKey } from '@lienthong/event-store';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Decider, Instant, JsonObject, Outcome, Refusal } from '@lienthong/kernel';
import { sealFields } from '@lienthong/keyring';
import type { DataKey } from '@lienthong/keyring';
import type { LedgerPorts } from './ports.js';

/** An event of the domain: a clear half, and a personal half that is sealed before it is stored. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
  readonly personal?: object;
}

/** Who acts, when, and under which identity: the ids of what follows derive from it. */
export interface Act extends Origin {
  readonly id: string;
  readonly by: Assertion;
  readonly at: Instant;
  readonly cause?: string;
}

export interface Target {
  readonly stream: StreamName;
  /** Seals what is personal in this act; without one, the key of the stream's first event does. */
  readonly key?: DataKey;
  /** Written in the same commit: a key that no event used before. */
  readonly newKey?: boolean;
}

/** A state that the caller holds already; decided on without reading, and read anew when it turns out to be old. */
export interface Known<State> {
  readonly state: State;
  readonly revision: number;
  /** Id of the key under which the stream lies, where the caller knows it: saves looking it up. */
  readonly key?: string;
}

export interface Written<State> {
  readonly state: State;
  /** The recorded history before this act, as far as it was read. */
  readonly history: readonly RecordedEvent[];
  readonly appended: readonly NewEvent[];
  /** Of the stream's last event after the act. */
  readonly revision: number;
  /** Of the last appended event; 0 when nothing new happened. */
  readonly position: number;
  /** Id of the key under which the stream lies; undefined where it has none, or nothing had to be sealed or read. */
  readonly key?: string;
}

const attempts = 12;

interface Folding<Event, State> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
}

/** Folding needs only the clear halves. */
export const fold = <Event extends DomainEvent, State>(
  { initial, evolve }: Folding<Event, State>,
  history: readonly Pick<NewEvent, 'type' | 'data'>[],
): State =>
  history.reduce((state, { type, data }) => {
    const event: DomainEvent = { type, data };
    return evolve(state, event as Event);
  }, initial);

interface Keys {
  /** Seals what is personal. */
  readonly sealing: DataKey | undefined;
  /** Id of the key under which everything else of the stream lies: that of its first event. */
  readonly own: string | undefined;
}

const keysOf = async (
  { store, keyring }: LedgerPorts,
  target: Target,
  history: readonly RecordedEvent[],
  known: Known<unknown> | undefined,
  seals: boolean,
): Promise<Keys> => {
  const revision = known === undefined ? (history.at(-1)?.revision ?? -1) : known.revision;
  if (known?.key !== undefined) {
    const sealing = seals ? (target.key ?? (await keyring.dataKey(known.key))) : undefined;
    return { sealing, own: known.key };
  }
  // What is decided on a state that the caller holds belongs under the same key as all the rest.
  const start = history.length > 0 || revision < 0 ? history : await store.readStream(target.stream, { limit: 1 });
  const first = start.find((event) => event.meta.key !== undefined)?.meta.key;
  const sealing = target.key ?? (first === undefined ? undefined : await keyring.dataKey(first));
  return { sealing, own: first ?? sealing?.id };
};

const isSealed = (personal: object | undefined): personal is object =>
  personal !== undefined && Object.keys(personal).length > 0;

const hub: Assertion = { role: 'hub' };

const newEvent = (
  stream: StreamName,
  { type, data, personal }: DomainEvent,
  index: number,
  act: Act,
  { sealing, own }: Keys,
  foundByTheHub: ReadonlySet<string>,
): NewEvent => {
  const { id, by, at, cause } = act;
  const eventId = deriveEventId(stream, id, String(index), type);
  const sealed = isSealed(personal);
  const key = sealed ? sealing?.id : own;
  const meta = {
    at,
    by: foundByTheHub.has(type) ? hub : by,
    ...(cause === undefined ? {} : { cause }),
    ...originOf(act),
    ...(key === undefined ? {} : { key }),
  };
  const event = { id: eventId, type, data: data as JsonObject, meta };
  if (!sealed) return event;
  if (sealing === undefined) throw new Fault('keyring/erased', 'What lies in this stream was erased');
  return { ...event, sealed: sealFields(sealing, { stream, eventId }, personal as JsonObject) };
};

export type Execute = (
  ports: LedgerPorts,
) => <Command, Event extends DomainEvent, State, R extends Refusal>(
  decider: Decider<Command, Event, State, R>,
  target: Target,
  command: Command,
  act: Act,
  known?: Known<State>,
) => Promise<Outcome<Written<State>, R>>;

/**
 * Reads, decides, seals, appends; decides anew when somebody else was faster. `foundByTheHub`: types of events that the
 * hub itself asserts while it carries out somebody else's act.
 */
export const executing =
  (foundByTheHub: ReadonlySet<string>): Execute =>
  (ports) =>
  async (decider, target, command, act, known) => {
    const { store } = ports;
    const { stream } = target;
    for (let attempt = 1; ; attempt += 1) {
      const guessed = attempt === 1 ? known : undefined;
      const history = guessed ? [] : await store.readStream(stream);
      const state = guessed ? guessed.state : fold(decider, history);
      const decision = decider.decide(command, state);
      if (!decision.accepted) {
        if (guessed) continue;
        return refused(decision.refusal);
      }
      const revision = guessed ? guessed.revision : (history.at(-1)?.revision ?? -1);
      if (decision.events.length === 0) {
        const key = guessed?.key;
        return ok({ state, history, appended: [], revision, position: 0, ...(key === undefined ? {} : { key }) });
      }
      const keysHere = await keysOf(
        ports,
        target,
        history,
        guessed,
        decision.events.some(({ personal }) => isSealed(personal)),
      );
      const appended = decision.events.map((event, index) =>
        newEvent(stream, event, index, act, keysHere, foundByTheHub),
      );
      const { key, newKey } = target;
      const keys: readonly WrappedKey[] = newKey && key ? [{ id: key.id, wrapped: key.wrapped }] : [];
      try {
        const result = await store.append(stream, revision < 0 ? 'no-stream' : revision, appended, { keys });
        // Decided without reading, and done before: whether it says the same is for the true history to tell.
        if (guessed && result.outcome === 'repeated') continue;
        const reached = decision.events.reduce((so, event) => decider.evolve(so, event), state);
        const { own } = keysHere;
        return ok({
          state: reached,
          history,
          appended,
          revision: result.revision,
          position: result.position,
          ...(own === undefined ? {} : { key: own }),
        });
      } catch (error) {
        if (attempt >= attempts || !isWrongRevision(error)) throw error;
      }
    }
  };

/** For a stream that is thought to be new. */
export const freshly = <State>({ initial }: { readonly initial: State }): Known<State> => ({
  state: initial,
  revision: -1,
});
