import { freshName, using } from './bus-under-test.js';
import type { OpenBus } from './bus-under-test.js';
import { batch, codeOf, record, records, textOf, until } from './examples.js';

export const lookingConformance = (open: OpenBus): void => {
  const on = using(open);

  it(
    'tells absent, empty, expired and written topics apart, many at once',
    on(async ({ bus, freshTopics, deleteRecords }) => {
      const [empty = '', expired = '', written = '', produced = '', ...more] = await freshTopics(30);
      const absent = freshName('no');
      const producer = await bus.fencedProducer(freshName('id'));
      await producer.transact([
        { topic: expired, records: records(5) },
        { topic: written, records: [...records(4), record('last', 'key of it')] },
        ...more.map((topic) => batch(topic, `of ${topic}`)),
      ]);
      await bus.produce([batch(produced, 'plain')]);
      await deleteRecords(expired, 6);
      const tails = await bus.tails([absent, empty, expired, written, produced, ...more]);
      expect(tails.size).toBe(31);
      expect(tails.get(absent)).toEqual({ kind: 'absent' });
      expect(tails.get(empty)).toEqual({ kind: 'empty', start: 0, end: 0 });
      expect(tails.get(expired)).toEqual({ kind: 'empty', start: 6, end: 6 });
      expect(tails.get(written)).toMatchObject({
        kind: 'record',
        end: 6,
        last: { topic: written, offset: 4, key: 'key of it', headers: { number: 'last' } },
      });
      expect(tails.get(produced)).toMatchObject({ kind: 'record', end: 1, last: { offset: 0 } });
      for (const topic of more) {
        const tail = tails.get(topic);
        expect(tail?.kind === 'record' ? textOf(tail.last) : tail).toBe(`of ${topic}`);
      }
    }),
  );

  it(
    'finds the last readable record behind many aborted transactions, and none where there is none',
    on(async ({ bus, freshTopics, leaveOpen }) => {
      const [some = '', none = ''] = await freshTopics(2);
      await bus.produce([batch(some, 'readable')]);
      for (let round = 0; round < 3; round += 1) {
        const id = freshName('id');
        await leaveOpen(id, [
          { topic: some, records: records(40) },
          { topic: none, records: records(40) },
        ]);
        await (await bus.fencedProducer(id))[Symbol.asyncDispose]();
      }
      const tails = await bus.tails([some, none]);
      expect(tails.get(some)).toMatchObject({ kind: 'record', end: 124, last: { offset: 0 } });
      expect(tails.get(none)).toEqual({ kind: 'empty', start: 0, end: 123 });
    }),
  );

  it(
    'knows how far topics reach, and leaves out those that are absent',
    on(async ({ bus, freshTopics, deleteRecords }) => {
      const [empty = '', written = ''] = await freshTopics(2);
      await bus.produce([batch(written, 'a', 'b', 'c')]);
      await deleteRecords(written, 2);
      expect(await bus.extents([empty, written, freshName('absent')])).toEqual(
        new Map([
          [empty, { start: 0, end: 0 }],
          [written, { start: 2, end: 3 }],
        ]),
      );
    }),
  );

  it(
    'knows of no offset that a group has not committed',
    on(async ({ bus, freshTopic }) => {
      const topic = await freshTopic();
      expect(await bus.committed(freshName('g'), [topic])).toEqual(new Map());
      expect(await bus.committed(freshName('g'), [])).toEqual(new Map());
      expect(await bus.committedBy(new Map([[freshName('g'), topic]]))).toEqual(new Map());
      expect(await bus.committedBy(new Map())).toEqual(new Map());
      expect(await bus.tails([])).toEqual(new Map());
    }),
  );

  it(
    'knows the offsets of many groups at once',
    on(async ({ bus, freshTopic }) => {
      const groups = new Map<string, string>();
      for (const values of [['a'], ['b', 'c'], []]) {
        const [group, topic] = [freshName('g'), await freshTopic()];
        groups.set(group, topic);
        if (values.length > 0) await bus.produce([batch(topic, ...values)]);
        const consumer = await bus.consume({
          group,
          topics: [topic],
          from: 'earliest',
          onRecord: () => Promise.resolve(),
        });
        await until(
          'the commit',
          async () => ((await bus.committed(group, [topic])).get(topic) ?? 0) === values.length,
        );
        await consumer.stop();
      }
      const [one, two] = groups.keys();
      expect(await bus.committedBy(groups)).toEqual(
        new Map([
          [one, 1],
          [two, 2],
        ]),
      );
    }),
  );

  it(
    'answers a ping, and nothing once it is closed',
    on(async ({ another, freshTopic }) => {
      const topic = await freshTopic();
      const bus = another();
      await bus.ping();
      await bus[Symbol.asyncDispose]();
      expect(await codeOf(bus.ping())).toBe('bus/closed');
      expect(await codeOf(bus.produce([batch(topic, 'x')]))).toBe('bus/closed');
      expect(await codeOf(bus.fencedProducer(freshName('id')))).toBe('bus/closed');
    }),
  );
};
