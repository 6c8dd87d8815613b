import { Fault } from '@lienthong/kernel';
import { createCodec } from '../codec/codec.js';
import { newEventId } from '../event-id.js';
import type { RecordedEvent } from '../port/event.js';
import { ask, codec, labelOf, reactorFixture } from '../testing/reactor-fixture.js';

const gates = () => {
  const open = new Map<string, () => void>();
  const begun: string[] = [];
  const handler = async (event: RecordedEvent): Promise<void> => {
    begun.push(labelOf(event));
    await new Promise<void>((resolve) => open.set(labelOf(event), resolve));
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { begun, handler, finish: (label: string) => open.get(label)?.(), turn };
};

describe('a reactor', () => {
  it('handles the events of one key in order and those of other keys side by side', async () => {
    const { store, start } = reactorFixture();
    for (const [key, number] of [
      ['a', 1],
      ['a', 2],
      ['b', 1],
    ] as const)
      await ask(store, key, number);
    const { begun, handler, finish, turn } = gates();
    const reactor = await start(handler);
    while (begun.length < 2) await turn();
    expect(begun).toEqual(['a:1', 'b:1']);
    finish('a:1');
    while (begun.length < 3) await turn();
    expect(begun).toEqual(['a:1', 'b:1', 'a:2']);
    finish('a:2');
    finish('b:1');
    await reactor.caughtUp(3);
    await reactor.stop();
  });

  it('works on no more keys at once than it may', async () => {
    const { store, start } = reactorFixture();
    for (const key of ['a', 'b', 'c', 'd']) await ask(store, key, 1);
    const { begun, handler, finish, turn } = gates();
    const reactor = await start(handler, { concurrency: 2 });
    while (begun.length < 2) await turn();
    await turn();
    expect(begun).toEqual(['a:1', 'b:1']);
    finish('b:1');
    while (begun.length < 3) await turn();
    expect(begun).toEqual(['a:1', 'b:1', 'c:1']);
    for (const label of ['a:1', 'c:1']) finish(label);
    while (begun.length < 4) await turn();
    finish('d:1');
    await reactor.caughtUp(4);
    await reactor.stop();
  });

  it('takes no more events than its window holds', async () => {
    const { store, start } = reactorFixture();
    for (let number = 1; number <= 10; number += 1) await ask(store, `k${number}`, number);
    const { begun, handler, finish, turn } = gates();
    const reactor = await start(handler, { window: 3 });
    while (begun.length < 3) await turn();
    await turn();
    expect((await reactor.status()).inFlight).toBe(3);
    for (let number = 1; number <= 10; number += 1) {
      while (begun.length < number) await turn();
      finish(`k${number}:${number}`);
    }
    await reactor.caughtUp(10);
    expect(await reactor.status()).toMatchObject({ position: 10, lag: 0, inFlight: 0 });
    await reactor.stop();
  });

  it('moves its checkpoint only over the contiguous finished prefix', async () => {
    const { store, start, timing } = reactorFixture();
    for (const key of ['a', 'b', 'c']) await ask(store, key, 1);
    const { begun, handler, finish, turn } = gates();
    const reactor = await start(handler);
    while (begun.length < 3) await turn();
    finish('a:1');
    finish('c:1');
    await reactor.caughtUp(1);
    expect(await reactor.status()).toMatchObject({ position: 1, lag: 2, inFlight: 2 });
    const stopping = reactor.stop();
    timing.pass();
    await stopping;
    expect(await store.checkpoints.load('answerer')).toBe(1);
  });

  it('goes on after its checkpoint', async () => {
    const { store, start } = reactorFixture();
    const seen: string[] = [];
    const handler = async (event: RecordedEvent) => void seen.push(labelOf(event));
    await ask(store, 'a', 1);
    const first = await start(handler);
    await first.caughtUp(1);
    await first.stop();
    await ask(store, 'a', 2);
    const second = await start(handler);
    await second.caughtUp(2);
    await second.stop();
    expect(seen).toEqual(['a:1', 'a:2']);
  });

  it('passes over other categories and over known types that it does not handle', async () => {
    const { store, start } = reactorFixture();
    const seen: string[] = [];
    const reactor = await start(async (event) => void seen.push(labelOf(event)));
    await ask(store, 'a', 1, 'Ignored');
    await ask(store, 'a', 2);
    const last = await ask(store, 'a', 3, 'Ignored');
    await reactor.caughtUp(last);
    expect(seen).toEqual(['a:2']);
    await reactor.stop();
  });

  it('stops before a type that the codec does not know, tells of it, and leaves other reactors alone', async () => {
    const { store, start, alarms } = reactorFixture();
    const seen: string[] = [];
    const handler = async (event: RecordedEvent) => void seen.push(labelOf(event));
    await ask(store, 'a', 1);
    await ask(store, 'a', 2, 'Unheard');
    const last = await ask(store, 'b', 3);
    const reactor = await start(handler);
    const other = await start(async () => undefined, { name: 'other', codec: createCodec({ Asked: {}, Unheard: {} }) });
    await other.caughtUp(last);
    await reactor.caughtUp(1);
    await expect(reactor.caughtUp(last)).rejects.toMatchObject({ code: 'reactor/stopped' });
    expect(alarms).toEqual([{ reactor: 'answerer', kind: 'unknown-type', type: 'Unheard', position: 2 }]);
    const stopped = { kind: 'unknown-type', type: 'Unheard', position: 2 };
    expect(await reactor.status()).toMatchObject({ position: 1, lag: 2, stopped });
    await Promise.all([reactor.stop(), other.stop()]);
    expect(await store.checkpoints.load('answerer')).toBe(1);
    expect(seen).toEqual(['a:1']);

    const upgraded = await start(handler, { codec: createCodec({ Asked: {}, Unheard: {} }) });
    await upgraded.caughtUp(last);
    await upgraded.stop();
    expect(seen).toEqual(['a:1', 'b:3']);
  });

  it('stops before a payload that newer software wrote', async () => {
    const { store, start, alarms } = reactorFixture();
    await ask(store, 'a', 1);
    const { meta, stream, type, data } = (await store.readAll({ after: 0, limit: 1 })).events[0]!;
    await store.append(stream, 'any', [{ id: newEventId(), type, data, meta: { ...meta, version: 2 } }]);
    const reactor = await start(async () => undefined);
    await expect(reactor.caughtUp(2)).rejects.toMatchObject({ code: 'reactor/stopped' });
    expect(alarms).toEqual([{ reactor: 'answerer', kind: 'newer-version', type: 'Asked', position: 2 }]);
    await reactor.stop();
  });

  it('gives handlers the payload of today', async () => {
    const { store, start } = reactorFixture();
    await ask(store, 'a', 1);
    const upcasting = createCodec({
      Asked: { version: 2, upcasters: { 1: (data) => ({ ...data, asker: 'unknown' }) } },
    });
    const seen: unknown[] = [];
    const reactor = await start(async ({ data }) => void seen.push(data), { codec: upcasting });
    await reactor.caughtUp(1);
    expect(seen).toEqual([{ number: 1, asker: 'unknown' }]);
    await reactor.stop();
  });

  it('keeps trying while the store is down, tells of it once, and parks nothing', async () => {
    const { store, start, alarms, timing, deskTypes } = reactorFixture();
    await ask(store, 'a', 1);
    let calls = 0;
    const reactor = await start(async () => {
      calls += 1;
      if (calls <= 20) throw new Fault('store/unavailable', 'full', { retriable: true });
    });
    await reactor.caughtUp(1);
    expect(calls).toBe(21);
    expect(alarms).toEqual([{ reactor: 'answerer', kind: 'store-unavailable', code: 'store/unavailable' }]);
    expect(timing.slept.slice(0, 9)).toEqual([10, 20, 40, 80, 160, 320, 640, 1000, 1000]);
    expect(await deskTypes()).toEqual([]);
    await reactor.stop();
  });

  it('lets handlers at work finish when it is stopped, and begins nothing more', async () => {
    const { store, start } = reactorFixture();
    for (const [key, number] of [
      ['a', 1],
      ['a', 2],
      ['b', 1],
    ] as const)
      await ask(store, key, number);
    const { begun, handler, finish, turn } = gates();
    const reactor = await start(handler);
    while (begun.length < 2) await turn();
    const stopping = reactor.stop();
    finish('a:1');
    finish('b:1');
    await stopping;
    expect(begun).toEqual(['a:1', 'b:1']);
    expect(await store.checkpoints.load('answerer')).toBe(1);
    await expect(reactor.caughtUp(3)).rejects.toMatchObject({ code: 'reactor/stopped' });
    expect(await reactor.status()).toMatchObject({ stopped: { kind: 'asked' } });
  });

  it('stops on its signal', async () => {
    const { start } = reactorFixture();
    const end = new AbortController();
    const reactor = await start(async () => undefined, { signal: end.signal });
    end.abort();
    await expect(reactor.caughtUp(1)).rejects.toMatchObject({ code: 'reactor/stopped' });
    await reactor.stop();
  });

  it('fails loudly when the feed ends', async () => {
    const { store, start, alarms } = reactorFixture();
    const reactor = await start(async () => undefined);
    await store.close();
    await expect(reactor.caughtUp(1)).rejects.toMatchObject({ code: 'reactor/stopped' });
    expect(alarms).toEqual([{ reactor: 'answerer', kind: 'failed', code: 'store/closed' }]);
    await reactor.stop();
  });

  it('does not look at the payload of an event that nobody handles', async () => {
    const { store, start } = reactorFixture();
    const blind = {
      ...store,
      subscribe: async function* (options: Parameters<typeof store.subscribe>[0]) {
        for await (const batch of store.subscribe(options)) {
          const events = batch.events.map((event) =>
            Object.defineProperties(
              { ...event },
              {
                data: {
                  get: () => {
                    throw new Error('looked at data');
                  },
                },
                meta: {
                  get: () => {
                    throw new Error('looked at meta');
                  },
                },
              },
            ),
          );
          yield { ...batch, events };
        }
      },
    };
    await ask(store, 'a', 1, 'Ignored');
    const reactor = await start(async () => undefined, { store: blind, codec });
    await reactor.caughtUp(1);
    expect(reactor.parked()).toEqual([]);
    await reactor.stop();
  });
});
