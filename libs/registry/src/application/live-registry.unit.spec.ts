import { Fault, systemClock } from '@lienthong/kernel';
import type { EventStore } from '@lienthong/event-store';
import { newEventId, openMemoryEventStore, streamName } from '@lienthong/event-store';
import { day, idOf, moment, registered, registration } from '../testing/index.js';
import { changeAgency, registerAgency, renameAgency } from './agency-commands.js';
import { startRegister } from './live-registry.js';

const NOW = moment('2026-01-01T00:00:00Z');
const meta = { at: NOW, by: { role: 'registrar' } } as const;

const write = (store: EventStore, type: string, data: object) =>
  store.append(streamName('agency', 'H53'), 'any', [{ id: newEventId(), type, data: data as never, meta }]);

const portsOn = async (store: EventStore) => {
  const registry = await startRegister(store);
  return { store, registry, clock: systemClock, [Symbol.asyncDispose]: () => registry.close() };
};

describe('following the store', () => {
  it('knows what was recorded before the start', async () => {
    const store = openMemoryEventStore();
    await write(store, 'AgencyRegistered', registered('H53').data);
    await using registry = await startRegister(store);
    expect(registry.status().kind).toBe('live');
    expect(registry.register.resolve('H53', NOW).kind).toBe('live');
  });

  it('lets a caller wait for another writer’s position', async () => {
    const store = openMemoryEventStore();
    await using registry = await startRegister(store);
    const { position } = await write(store, 'AgencyRegistered', registered('H53').data);
    await registry.caughtUp(position);
    expect(registry.register.resolve('H53', NOW).kind).toBe('live');
    expect(registry.status().position).toBeGreaterThanOrEqual(position);
  });

  it('stops at a type that it does not know, and says so to all who wait', async () => {
    const store = openMemoryEventStore();
    await using registry = await startRegister(store);
    const { position } = await write(store, 'AgencyTeleported', {});
    await expect(registry.caughtUp(position)).rejects.toMatchObject({ code: 'registry/unknown-event' });
    expect(registry.status()).toMatchObject({ kind: 'failed', cause: { code: 'registry/unknown-event' } });
    await expect(registry.caughtUp(position + 1)).rejects.toMatchObject({ code: 'registry/unknown-event' });
  });

  it('does not start on a store that it cannot read through', async () => {
    const store = openMemoryEventStore();
    await write(store, 'AgencyTeleported', {});
    await expect(startRegister(store)).rejects.toMatchObject({ code: 'registry/unknown-event' });
  });

  it('leaves nobody waiting when it is closed', async () => {
    const store = openMemoryEventStore();
    const registry = await startRegister(store);
    const waiting = registry.caughtUp(1_000);
    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'registry/closed' }), registry.close()]);
    expect(registry.status().kind).toBe('closed');
    await expect(registry.caughtUp(1_000)).rejects.toMatchObject({ code: 'registry/closed' });
  });
});

describe('a command', () => {
  it('is seen by the next one at once', async () => {
    await using ports = await portsOn(openMemoryEventStore());
    expect(await registerAgency(ports)(registration('H53'))).toMatchObject({
      ok: true,
      value: { events: ['AgencyRegistered'] },
    });
    expect(ports.registry.register.resolve('H53', NOW).kind).toBe('live');
    expect(await registerAgency(ports)(registration('H53'))).toEqual({ ok: true, value: { events: [] } });
  });

  it('is decided anew when another process wrote in between', async () => {
    const store = openMemoryEventStore();
    await using ports = await portsOn(store);
    await registerAgency(ports)(registration('H53'));
    await write(store, 'AgencyRenamed', { name: 'Hai', from: '2024-01-01' });
    expect(await renameAgency(ports)(idOf('H53'), { name: 'Một', from: day('2023-01-01') })).toEqual({
      ok: false,
      refusal: { code: 'agency/dates-out-of-order', path: 'from' },
    });
  });

  it('given twice at the same time becomes one fact', async () => {
    const store = openMemoryEventStore();
    await using left = await portsOn(store);
    await using right = await portsOn(store);
    await registerAgency(left)(registration('H53'));
    const rename = { name: 'Mới', from: day('2025-07-01') };
    const outcomes = await Promise.all([
      renameAgency(left)(idOf('H53'), rename),
      renameAgency(right)(idOf('H53'), rename),
    ]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const events = await store.readStream(streamName('agency', 'H53'));
    expect(events.map(({ type }) => type)).toEqual(['AgencyRegistered', 'AgencyRenamed']);
  });

  it('passes on the store’s fault', async () => {
    const store = openMemoryEventStore();
    await using ports = await portsOn(store);
    const full = Object.create(store, {
      append: { value: () => Promise.reject(new Fault('store/unavailable', 'disk full', { retriable: true })) },
    }) as EventStore;
    const command = { type: 'RegisterAgency', data: registration('H53') } as const;
    await expect(changeAgency({ ...ports, store: full })(idOf('H53'), command)).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    expect(ports.registry.register.resolve('H53', NOW)).toEqual({ kind: 'unknown' });
  });
});
