import type { EventStore } from '@lienthong/event-store';
import type { Clock, JsonObject } from '@lienthong/kernel';
import type { Procedure, ProcedureLibrary } from '@lienthong/procedure';
import { digestOf, KEPT_DEFINITIONS, keptId } from '../../contracts/kept-definitions.js';
import type { ProcedureKept } from '../../contracts/kept-definitions.js';

export interface KeepingPorts {
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
  readonly clock: Clock;
}

/** Definitions by their digest. */
export type KeptDefinitions = ReadonlyMap<string, Procedure>;

/**
 * Keeps every definition of the library that is not kept yet, and answers all that ever were: a dossier goes on under
 * the words that it was filed under, though its file was mended, replaced or taken away since.
 */
export const keepDefinitions =
  ({ store, clock }: KeepingPorts) =>
  async ({ all }: Pick<ProcedureLibrary, 'all'>): Promise<KeptDefinitions> => {
    const kept = new Map<string, Procedure>();
    for (const { data } of await store.readStream(KEPT_DEFINITIONS)) {
      const { digest, procedure } = data as unknown as ProcedureKept['data'];
      kept.set(digest, procedure);
    }
    for (const procedure of all) {
      const digest = digestOf(procedure);
      if (kept.has(digest)) continue;
      const data = { digest, procedure } as unknown as JsonObject;
      const meta = { at: clock.now(), by: { role: 'hub' as const } };
      await store.append(KEPT_DEFINITIONS, 'any', [{ id: keptId(digest), type: 'ProcedureKept', data, meta }]);
      kept.set(digest, procedure);
    }
    return kept;
  };
