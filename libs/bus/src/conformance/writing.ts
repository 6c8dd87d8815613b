import { setTimeout as wait } from 'node:timers/promises';
import { freshName, using } from './bus-under-test.js';
import type { OpenBus } from './bus-under-test.js';
import { batch, codeOf, read, records, textOf, until } from './examples.js';

export const writingConformance = (open: OpenBus): void => {
  const on = using(open);

  it(
    'answers with the offset of each first record, and the others lie behind it',
    on(async ({ bus, freshTopics }) => {
      const [a = '', b = ''] = await freshTopics(2);
      const producer = await bus.fencedProducer(freshName('id'));
      expect(await producer.transact([batch(a, '0', '1', '2'), batch(b, 'x')])).toEqual(
        new Map([
          [a, 0],
          [b, 0],
        ]),
      );
      // The marker of the first transaction lies at 3.
      expect(await producer.transact([batch(a, '4', '5')])).toEqual(new Map([[a, 4]]));
      const reading = await read(bus, { group: freshName('g'), topics: [a] });
      await until('all five', () => reading.seen.length === 5);
      expect(reading.seen.map(({ offset }) => offset)).toEqual([0, 1, 2, 4, 5]);
      expect(reading.texts()).toEqual(['0', '1', '2', '4', '5']);
    }),
  );

  it(
    'keeps the order of a topic that is named twice in one transaction',
    on(async ({ bus, freshTopic }) => {
      const topic = await freshTopic();
      const producer = await bus.fencedProducer(freshName('id'));
      expect(await producer.transact([batch(topic, 'a'), batch(topic, 'b')])).toEqual(new Map([[topic, 0]]));
      const reading = await read(bus, { group: freshName('g'), topics: [topic] });
      await until('both', () => reading.seen.length === 2);
      expect(reading.texts()).toEqual(['a', 'b']);
    }),
  );

  it(
    'shows nothing of a transaction that is still open',
    on(async ({ bus, freshTopic, leaveOpen }) => {
      const topic = await freshTopic();
      await bus.produce([batch(topic, 'before')]);
      await leaveOpen(freshName('id'), [batch(topic, 'open')]);
      await bus.produce([batch(topic, 'after')]);
      const reading = await read(bus, { group: freshName('g'), topics: [topic] });
      await until('the first', () => reading.seen.length === 1);
      await wait(300);
      expect(reading.texts()).toEqual(['before']);
      expect((await bus.tails([topic])).get(topic)).toMatchObject({ kind: 'record', end: 1, last: { offset: 0 } });
    }),
  );

  it(
    'refuses a superseded producer, for good',
    on(async ({ bus, another, freshTopic }) => {
      const [topic, id] = [await freshTopic(), freshName('id')];
      const first = await bus.fencedProducer(id);
      await first.transact([batch(topic, 'first')]);
      const second = await another().fencedProducer(id);
      expect(await codeOf(first.transact([batch(topic, 'late')]))).toBe('bus/fenced');
      expect(await codeOf(first.transact([batch(topic, 'later')]))).toBe('bus/fenced');
      await second.transact([batch(topic, 'second')]);
      const reading = await read(bus, { group: freshName('g'), topics: [topic] });
      await until('both', () => reading.seen.length === 2);
      expect(reading.texts()).toEqual(['first', 'second']);
    }),
  );

  it(
    'settles what a superseded producer left open, before it is open itself',
    on(async ({ bus, freshTopic, leaveOpen }) => {
      const [topic, id] = [await freshTopic(), freshName('id')];
      await leaveOpen(id, [batch(topic, 'lost')]);
      const successor = await bus.fencedProducer(id);
      expect((await bus.tails([topic])).get(topic)?.kind).toBe('empty');
      await successor.transact([batch(topic, 'kept')]);
      // The marker of a transaction follows its end within milliseconds.
      await until('nothing lies open', async () => (await bus.tails([topic])).get(topic)?.kind === 'record');
      const tail = (await bus.tails([topic])).get(topic);
      expect(tail?.kind === 'record' ? textOf(tail.last) : tail).toBe('kept');
    }),
  );

  it(
    'says where a transaction lies open behind the end',
    on(async ({ bus, freshTopics, leaveOpen }) => {
      const [empty = '', written = ''] = await freshTopics(2);
      await bus.produce([batch(written, 'before')]);
      await leaveOpen(freshName('id'), [batch(empty, 'open'), batch(written, 'open')]);
      const tails = await bus.tails([empty, written]);
      expect(tails.get(empty)).toEqual({ kind: 'empty', start: 0, end: 0, open: true });
      expect(tails.get(written)).toMatchObject({ kind: 'record', end: 1, open: true });
    }),
  );

  it(
    'shows nothing of what it discards, and writes on behind it',
    on(async ({ bus, freshTopic }) => {
      const topic = await freshTopic();
      const producer = await bus.fencedProducer(freshName('id'));
      await producer.transact([batch(topic, 'kept')]);
      await producer.discardOpen([topic]);
      await producer.transact([batch(topic, 'next')]);
      const reading = await read(bus, { group: freshName('g'), topics: [topic] });
      await until('both', () => reading.seen.length === 2);
      expect(reading.texts()).toEqual(['kept', 'next']);
    }),
  );

  it(
    'lets a producer that is superseded in the middle have written all or nothing',
    on(async ({ bus, another, freshTopics }) => {
      const topics = await freshTopics(3);
      const id = freshName('id');
      const successors = another();
      let whole = 0;
      let none = 0;
      for (let round = 0; round < 8; round += 1) {
        const first = await bus.fencedProducer(id);
        const writing = codeOf(first.transact(topics.map((topic) => ({ topic, records: records(20, `${round}-`) }))));
        await wait(round * 2);
        await successors.fencedProducer(id);
        const tails = await bus.tails(topics);
        const shown = topics.map((topic) => {
          const tail = tails.get(topic);
          return tail?.kind === 'record' && textOf(tail.last) === `${round}-19`;
        });
        expect(new Set(shown).size).toBe(1);
        const code = await writing;
        if (shown[0] === true) whole += 1;
        else {
          none += 1;
          expect(code).not.toBe('resolved');
        }
      }
      expect(whole + none).toBe(8);
    }),
  );

  it(
    'refuses what is too large or has no topic, writes nothing of it, and is spent',
    on(async ({ bus, freshTopics }) => {
      const [a = '', b = ''] = await freshTopics(2);
      const large = { key: null, value: new Uint8Array(1_200_000), headers: {} };
      const first = await bus.fencedProducer(freshName('id'));
      const batches = [batch(a, 'with it'), { topic: b, records: [large] }];
      expect(await codeOf(first.transact(batches))).toBe('bus/too-large');
      expect(await codeOf(first.transact([batch(a, 'again')]))).toBe('bus/too-large');
      const second = await bus.fencedProducer(freshName('id'));
      expect(await codeOf(second.transact([batch(a, 'with it'), batch(freshName('no'), 'x')]))).toBe(
        'bus/unknown-topic',
      );
      const tails = await bus.tails([a, b]);
      expect([tails.get(a)?.kind, tails.get(b)?.kind]).toEqual(['empty', 'empty']);
      expect(await codeOf(bus.produce([{ topic: a, records: [large] }]))).toBe('bus/too-large');
      await bus.produce([batch(a, 'next')]);
      const tail = (await bus.tails([a])).get(a);
      expect(tail?.kind === 'record' ? textOf(tail.last) : tail).toBe('next');
    }),
  );

  it(
    'gives everything back as it was written, byte for byte',
    on(async ({ bus, freshTopic }) => {
      const topic = await freshTopic();
      const bytes = Uint8Array.of(0xc3, 0x28, 0x00, 0xff);
      await bus.produce([
        {
          topic,
          records: [
            { key: 'chìa khóa', value: bytes, headers: { ce_id: 'một', twice: ['a', 'b'], raw: bytes } },
            { key: bytes, value: new Uint8Array(), headers: { toString: 'x', empty: '' } },
            { key: null, value: null, headers: {} },
          ],
        },
      ]);
      const reading = await read(bus, { group: freshName('g'), topics: [topic] });
      await until('all three', () => reading.seen.length === 3);
      const [first, second, third] = reading.seen;
      expect([first?.key, first?.headers['ce_id'], first?.headers['twice']]).toEqual(['chìa khóa', 'một', 'b']);
      expect(Buffer.from(first?.value ?? [])).toEqual(Buffer.from(bytes));
      const headers = first?.raw.headers.map(([name, value]) => [name, Buffer.from(value).toString('hex')]);
      expect(headers).toEqual([
        ['ce_id', Buffer.from('một').toString('hex')],
        ['twice', '61'],
        ['twice', '62'],
        ['raw', 'c32800ff'],
      ]);
      expect(Buffer.from(second?.raw.key ?? []).toString('hex')).toBe('c32800ff');
      const named = new Map(Object.entries(second?.headers ?? {}));
      expect([second?.value?.length, named.get('toString'), named.get('empty')]).toEqual([0, 'x', '']);
      expect([third?.key, third?.value]).toEqual([null, null]);
      expect(Math.abs(Date.parse(first?.appendedAt ?? '') - Date.now())).toBeLessThan(60_000);
    }),
  );
};
