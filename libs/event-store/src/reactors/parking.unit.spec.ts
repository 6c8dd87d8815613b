import { Fault } from '@lienthong/kernel';
import { createCodec } from '../codec/codec.js';
import type { RecordedEvent } from '../port/event.js';
import { streamName } from '../stream-name.js';
import { ask, labelOf, reactorFixture } from '../testing/reactor-fixture.js';

/** A handler that fails for the labels named, as long as they are. */
const failing = (...labels: readonly string[]) => {
  const bad = new Set(labels);
  const handled: string[] = [];
  const tried: string[] = [];
  const handler = async (event: RecordedEvent): Promise<void> => {
    const label = labelOf(event);
    tried.push(label);
    if (bad.has(label)) throw new Fault('registry/unreachable', 'The register does not answer.', { retriable: true });
    handled.push(label);
  };
  return { handler, handled, tried, heal: (label: string) => bad.delete(label) };
};

const prepare = async (...labels: readonly string[]) => {
  const fixture = reactorFixture();
  const bad = failing(...labels);
  for (const [key, number] of [
    ['a', 1],
    ['b', 1],
    ['a', 2],
    ['b', 2],
    ['a', 3],
  ] as const)
    await ask(fixture.store, key, number);
  const reactor = await fixture.start(bad.handler);
  await reactor.caughtUp(5);
  return { ...fixture, ...bad, reactor };
};

describe('an event that cannot be handled', () => {
  it('is tried again with growing pauses, then parked with its cause', async () => {
    const { reactor, timing, alarms, tried } = await prepare('a:1');
    expect(tried.filter((label) => label === 'a:1')).toHaveLength(3);
    expect(timing.slept).toEqual([10, 20]);
    expect(reactor.parked()).toMatchObject([
      {
        reactor: 'answerer',
        position: 1,
        type: 'Asked',
        key: 'question-a',
        cause: { code: 'registry/unreachable', message: 'The register does not answer.' },
        attempts: 3,
        held: 2,
      },
    ]);
    expect(alarms).toEqual([
      { reactor: 'answerer', kind: 'parked', type: 'Asked', position: 1, code: 'registry/unreachable' },
    ]);
    await reactor.stop();
  });

  it('holds back the later events of its key, while other keys go on and all count as finished', async () => {
    const { reactor, handled, deskTypes, store } = await prepare('a:1');
    expect(handled).toEqual(['b:1', 'b:2']);
    expect(await deskTypes()).toEqual(['EventParked', 'EventHeld', 'EventHeld']);
    expect(await reactor.status()).toMatchObject({ position: 8, inFlight: 0, parked: 1, held: 2 });
    await reactor.stop();
    expect(await store.checkpoints.load('answerer')).toBeGreaterThanOrEqual(5);
  });

  it('is parked at once when trying again is hopeless', async () => {
    const { store, start, timing } = reactorFixture();
    await ask(store, 'a', 1);
    const reactor = await start(() => Promise.reject(new Fault('exchange/broken', 'Broken.')));
    await reactor.caughtUp(1);
    expect(reactor.parked()).toMatchObject([{ attempts: 1, cause: { code: 'exchange/broken' } }]);
    expect(timing.slept).toEqual([]);
    await reactor.stop();
  });

  it('tells of a foreign error only its kind, since its text may quote the payload', async () => {
    const { store, start } = reactorFixture();
    await ask(store, 'a', 1);
    const reactor = await start(() => Promise.reject(new RangeError('Nguyễn Văn A')));
    await reactor.caughtUp(1);
    expect(reactor.parked()[0]?.cause).toEqual({ code: 'reactor/failed', message: 'RangeError' });
    expect(JSON.stringify(await store.readStream(streamName('parked', 'answerer')))).not.toContain('Nguyễn');
    await reactor.stop();
  });

  it('is parked under its stream when it cannot even be read', async () => {
    const { store, start } = reactorFixture();
    await ask(store, 'a', 1);
    const upcast = () => {
      throw new TypeError('no such field');
    };
    const broken = createCodec({ Asked: { version: 2, upcasters: { 1: upcast } } });
    const reactor = await start(async () => undefined, { codec: broken, key: () => 'k' });
    await reactor.caughtUp(1);
    expect(reactor.parked()).toMatchObject([{ key: 'question-a', cause: { message: 'TypeError' } }]);
    await reactor.stop();
  });
});

describe('the parked desk', () => {
  it('retries a parked event, then handles what was held, in order', async () => {
    const { reactor, handled, heal, deskTypes, store } = await prepare('a:1');
    heal('a:1');
    expect(await reactor.retryParked(1, 'the register is back', 'op-1')).toEqual({ ok: true, value: undefined });
    const last = await ask(store, 'a', 4);
    await reactor.caughtUp(last);
    expect(handled).toEqual(['b:1', 'b:2', 'a:1', 'a:2', 'a:3', 'a:4']);
    expect(reactor.parked()).toEqual([]);
    const types = await deskTypes();
    expect(types.slice(3)).toEqual(['EventReleased', 'EventResumed', 'EventResumed', 'EventResumed']);
    await reactor.stop();
  });

  it('records together what happens to many keys at once', async () => {
    const { store, start, deskTypes } = reactorFixture();
    for (let number = 0; number < 40; number += 1) await ask(store, `k${number}`, number);
    let appends = 0;
    const counting: typeof store = {
      ...store,
      append: (...request) => {
        appends += 1;
        return store.append(...request);
      },
    };
    const reactor = await start(() => Promise.reject(new Fault('exchange/broken', 'Broken.')), { store: counting });
    await reactor.caughtUp(40);
    expect(await deskTypes()).toEqual(Array(40).fill('EventParked'));
    expect(appends).toBeLessThan(10);
    await reactor.stop();
  });

  it('notes who decided and why', async () => {
    const { reactor, heal, store } = await prepare('a:1');
    heal('a:1');
    await reactor.retryParked(1, 'the register is back', 'op-1');
    const ruling = (await store.readStream(streamName('parked', 'answerer')))[3];
    expect(ruling).toMatchObject({
      type: 'EventReleased',
      data: { position: 1, key: 'question-a', reason: 'the register is back', by: 'op-1' },
      meta: { by: { role: 'operator' } },
    });
    await reactor.stop();
  });

  it('parks it again when it fails again, and what was held stays held', async () => {
    const { reactor, handled, store } = await prepare('a:1');
    await reactor.retryParked(1, 'perhaps', 'op-1');
    await reactor.caughtUp(await ask(store, 'a', 4));
    expect(reactor.parked()).toMatchObject([{ position: 1, held: 3 }]);
    expect(handled).toEqual(['b:1', 'b:2']);
    await reactor.stop();
  });

  it('parks a held event that fails in its turn, before those behind it', async () => {
    const { reactor, handled, heal, store } = await prepare('a:1', 'a:2');
    heal('a:1');
    await reactor.retryParked(1, 'healed', 'op-1');
    await reactor.caughtUp(await ask(store, 'a', 4));
    expect(handled).toEqual(['b:1', 'b:2', 'a:1']);
    expect(reactor.parked()).toMatchObject([{ position: 3, held: 2 }]);
    await reactor.stop();
  });

  it('skips a parked event and goes on with what was held', async () => {
    const { reactor, handled, store } = await prepare('a:1');
    await reactor.skipParked(1, 'void', 'op-1');
    await reactor.caughtUp(await ask(store, 'a', 4));
    expect(handled).toEqual(['b:1', 'b:2', 'a:2', 'a:3', 'a:4']);
    expect(reactor.parked()).toEqual([]);
    await reactor.stop();
  });

  it('refuses to decide on what is not parked, is held, or was decided already', async () => {
    const { reactor } = await prepare('a:1');
    const refused = { ok: false, refusal: { code: 'desk/not-parked' } };
    expect(await reactor.retryParked(2, 'r', 'op')).toMatchObject(refused);
    expect(await reactor.skipParked(3, 'r', 'op')).toMatchObject(refused);
    const both = await Promise.all([reactor.skipParked(1, 'r', 'op'), reactor.skipParked(1, 'r', 'op')]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
    await reactor.stop();
    expect(await reactor.retryParked(1, 'r', 'op')).toMatchObject({ refusal: { code: 'reactor/stopped' } });
  });

  it.each(Array.from({ length: 16 }, (_, ticks) => ticks))(
    'loses no event that arrives while an operator decides (%i ticks apart)',
    async (ticks) => {
      for (const verb of ['skipParked', 'retryParked'] as const) {
        const { store, start } = reactorFixture();
        const { handler, handled, heal } = failing('a:1');
        await ask(store, 'a', 1);
        const reactor = await start(handler);
        await reactor.caughtUp(1);
        heal('a:1');
        const asked = ask(store, 'a', 2);
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        await reactor[verb](1, 'r', 'op');
        await asked;
        await reactor.caughtUp(await ask(store, 'a', 3));
        expect(handled).toEqual(verb === 'skipParked' ? ['a:2', 'a:3'] : ['a:1', 'a:2', 'a:3']);
        expect(reactor.parked()).toEqual([]);
        await reactor.stop();
      }
    },
  );

  it('stands as it was after a restart', async () => {
    const { reactor, start, handler, handled, heal } = await prepare('a:1');
    const before = reactor.parked();
    await reactor.stop();
    const second = await start(handler);
    expect(second.parked()).toEqual(before);
    heal('a:1');
    await second.retryParked(1, 'healed', 'op-1');
    await second.caughtUp(5);
    while (second.parked().length > 0 || (await second.status()).parked > 0) await new Promise(setImmediate);
    expect(handled).toEqual(['b:1', 'b:2', 'a:1', 'a:2', 'a:3']);
    await second.stop();
  });

  it('goes on after a restart with what was released and not yet handled', async () => {
    const { reactor, start, store, handled, handler, heal, deskTypes } = await prepare('a:1');
    await reactor.stop();
    const [first] = await store.readStream(streamName('parked', 'answerer'));
    const { id, data, meta } = first!;
    const released = { position: 1, eventId: data['eventId'], key: data['key'], reason: 'r', by: 'op' };
    const other = id.replace(/^.{8}/, '00000000') as typeof id;
    await store.append(streamName('parked', 'answerer'), 2, [
      { id: other, type: 'EventReleased', data: released, meta },
    ]);
    heal('a:1');
    const second = await start(handler);
    await second.caughtUp(await ask(store, 'a', 4));
    expect(handled).toEqual(['b:1', 'b:2', 'a:1', 'a:2', 'a:3', 'a:4']);
    expect((await deskTypes()).filter((type) => type === 'EventResumed')).toHaveLength(3);
    await second.stop();
  });

  it('remembers what was skipped when the checkpoint is older', async () => {
    const { reactor, start, store, handler, handled, tried } = await prepare('a:2');
    await reactor.skipParked(3, 'void', 'op-1');
    await reactor.caughtUp(await ask(store, 'a', 4));
    await reactor.stop();
    await store.checkpoints.save('answerer', 0);
    handled.length = 0;
    tried.length = 0;
    const second = await start(handler);
    await second.caughtUp(await ask(store, 'a', 5));
    expect(tried).not.toContain('a:2');
    expect(handled.filter((label) => label.startsWith('a'))).toEqual(['a:4', 'a:5']);
    await second.stop();
  });
});
