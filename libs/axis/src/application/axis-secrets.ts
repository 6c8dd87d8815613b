import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { RecordedEvent } from '@lienthong/event-store';
import { axisSystemDecider, holdsAt } from '../domain/axis-system.js';
import type { AxisName, AxisSecretId, AxisSystem, AxisSystemEvent, HeldSecret } from '../domain/axis-system.js';
import type { AxisLedger } from './ports.js';

const PREFIX = 'axissystem-';

/** What the axis's face needs of a secret that holds. */
export interface ValidSecret {
  readonly secretId: AxisSecretId;
  readonly systemId: string;
  readonly secret: string;
  readonly expiresAt: Instant;
}

/** The secrets of all systems, opened in memory: the protocol's HMAC cannot be checked with hashes. */
export interface AxisSecrets extends AsyncDisposable {
  /** Those that hold now, under the name that the system writes into its headers. */
  validFor(name: string, now: Instant): readonly ValidSecret[];
  /** Without the secrets themselves. */
  ofSystem(systemId: string): AxisSystem;
  /** The system that has a name; undefined for none. */
  ownerOf(name: AxisName): string | undefined;
  systemOf(secretId: AxisSecretId): string | undefined;
  revisionOf(systemId: string): number;
  /** Takes an event in that was just appended, so that the next call knows it. */
  apply(event: Pick<RecordedEvent, 'id' | 'stream' | 'revision' | 'type' | 'data' | 'meta' | 'sealed'>): Promise<void>;
}

interface Slot {
  state: AxisSystem;
  revision: number;
}

/** Resolves once everything in the store is known. */
export const startAxisSecrets = async ({ store, keyring }: Omit<AxisLedger, 'clock'>): Promise<AxisSecrets> => {
  const systems = new Map<string, Slot>();
  const opened = new Map<AxisSecretId, string>();
  const names = new Map<string, string>();
  const owners = new Map<AxisSecretId, string>();
  const ended = new AbortController();

  const apply: AxisSecrets['apply'] = async (event) => {
    const systemId = event.stream.slice(PREFIX.length);
    const fact = { type: event.type, data: event.data } as unknown as AxisSystemEvent;
    if (fact.type === 'AxisSecretIssued' && event.sealed !== undefined && event.meta.key !== undefined) {
      const place = { stream: event.stream, eventId: event.id };
      const words = await keyring.openFields(event.meta.key, place, event.sealed);
      if (typeof words?.['secret'] === 'string') opened.set(fact.data.secretId, words['secret']);
    }
    // Two may take the same event in: whoever is second finds it folded.
    const slot = systems.get(systemId) ?? { state: axisSystemDecider.initial, revision: -1 };
    if (event.revision <= slot.revision) return;
    slot.state = axisSystemDecider.evolve(slot.state, fact);
    slot.revision = event.revision;
    systems.set(systemId, slot);
    if (fact.type === 'AxisSecretIssued') {
      names.set(fact.data.axisName, systemId);
      owners.set(fact.data.secretId, systemId);
    } else {
      opened.delete(fact.data.secretId);
    }
  };

  const ready = Promise.withResolvers<undefined>();
  const follow = async (): Promise<void> => {
    const filter = { categories: ['axissystem'] };
    for await (const { events, live } of store.subscribe({ after: 0, filter, signal: ended.signal })) {
      for (const event of events) await apply(event);
      if (live) ready.resolve(undefined);
    }
  };
  const following = follow().then(
    () => ready.reject(new Fault('store/closed', 'The store was closed before the axis’s secrets were read')),
    (error: unknown) => ready.reject(error),
  );
  await ready.promise;

  const valid = (held: HeldSecret, now: Instant): readonly ValidSecret[] => {
    const secret = opened.get(held.secretId);
    const { secretId, systemId, expiresAt } = held;
    return secret === undefined || !holdsAt(held, now) ? [] : [{ secretId, systemId, secret, expiresAt }];
  };
  const stateOf = (systemId: string): AxisSystem => systems.get(systemId)?.state ?? axisSystemDecider.initial;

  return {
    validFor: (name, now) => {
      const systemId = names.get(name);
      if (systemId === undefined) return [];
      return [...stateOf(systemId).values()].flatMap((held) => (held.axisName === name ? valid(held, now) : []));
    },
    ofSystem: stateOf,
    ownerOf: (name) => names.get(name),
    systemOf: (secretId) => owners.get(secretId),
    revisionOf: (systemId) => systems.get(systemId)?.revision ?? -1,
    apply,
    [Symbol.asyncDispose]: async () => {
      ended.abort();
      await following;
    },
  };
};
