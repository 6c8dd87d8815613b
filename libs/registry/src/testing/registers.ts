import { Fault, systemClock } from '@lienthong/kernel';
import type { Clock, JsonObject } from '@lienthong/kernel';
import { openMemoryEventStore, streamName } from '@lienthong/event-store';
import type { EventStore } from '@lienthong/event-store';
import type { AgencyRecord } from '../application/agency-record.js';
import type { RegistryPorts } from '../application/commit.js';
import { importAgencies } from '../application/import-agencies.js';
import { startRegister } from '../application/live-registry.js';
import type { LiveRegistry } from '../application/live-registry.js';
import { createRegister } from '../application/register.js';
import type { DecidingRegister } from '../application/register.js';
import type { AgencyEvent } from '../domain/agency.events.js';

/** A register of these histories, by agency id; pure, without a store. Nothing is checked. */
export const registerOf = (histories: Readonly<Record<string, readonly AgencyEvent[]>>): DecidingRegister => {
  const register = createRegister();
  for (const [id, events] of Object.entries(histories))
    events.forEach(({ type, data }, revision) =>
      register.apply({ stream: streamName('agency', id), revision, type, data: data as unknown as JsonObject }),
    );
  return register;
};

export interface TestRegistry extends RegistryPorts, AsyncDisposable {
  readonly store: EventStore;
  readonly registry: LiveRegistry;
}

/** A registry on a store in memory with these agencies; throws where a record is refused. */
export const openTestRegistry = async (
  records: readonly AgencyRecord[] = [],
  clock: Clock = systemClock,
): Promise<TestRegistry> => {
  const store = openMemoryEventStore();
  const registry = await startRegister(store);
  const ports = { store, registry, clock };
  const { refused } = await importAgencies(ports)(records);
  if (refused.length > 0) throw new Fault('registry/test-records', JSON.stringify(refused));
  return {
    ...ports,
    async [Symbol.asyncDispose]() {
      await registry.close();
      await store.close();
    },
  };
};
