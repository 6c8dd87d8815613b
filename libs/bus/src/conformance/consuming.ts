import { setTimeout as wait } from 'node:timers/promises';
import { freshName, using } from './bus-under-test.js';
import type { OpenBus } from './bus-under-test.js';
import { batch, read, records, textOf, until } from './examples.js';

export const consumingConformance = (open: OpenBus): void => {
  const on = using(open);

  it(
    'commits only the finished prefix, and delivers again what lies behind it',
    on(async ({ bus, another, freshTopic }) => {
      const [topic, group] = [await freshTopic(), freshName('g')];
      await bus.produce([batch(topic, '0', '1', '2', '3')]);
      const first = await read(bus, {
        group,
        topics: [topic],
        window: 4,
        onRecord: (found) => (textOf(found) === '1' ? Promise.reject(new Error('not yet')) : Promise.resolve()),
      });
      await until('the others', () => first.seen.length === 3);
      await until('the prefix', async () => (await bus.committed(group, [topic])).get(topic) === 1);
      await first.stop();
      expect((await bus.committed(group, [topic])).get(topic)).toBe(1);
      const second = await read(another(), { group, topics: [topic] });
      await until('the rest', () => second.seen.length === 3);
      expect(second.texts()).toEqual(['1', '2', '3']);
      await second.stop();
      expect((await bus.committed(group, [topic])).get(topic)).toBe(4);
    }),
  );

  it(
    'tries a rejected record again, holds the topic behind it, and lets other topics go on',
    on(async ({ bus, freshTopics }) => {
      const [stuck = '', free = ''] = await freshTopics(2);
      await bus.produce([batch(stuck, 'a', 'b'), batch(free, ...Array.from({ length: 50 }, (_, n) => String(n)))]);
      let rejections = 3;
      const reading = await read(bus, {
        group: freshName('g'),
        topics: [stuck, free],
        onRecord: (found) =>
          textOf(found) === 'a' && rejections-- > 0 ? Promise.reject(new Error('again')) : Promise.resolve(),
      });
      await until('everything', () => reading.seen.length === 52);
      const texts = (topic: string) => reading.seen.filter((found) => found.topic === topic).map(textOf);
      expect(texts(stuck)).toEqual(['a', 'b']);
      expect(texts(free)).toEqual(Array.from({ length: 50 }, (_, n) => String(n)));
      expect(rejections).toBe(-1);
    }),
  );

  it(
    'has no more records of a topic under way than the window, and no topic wait for another',
    on(async ({ bus, freshTopics }) => {
      const [slow = '', quick = ''] = await freshTopics(2);
      await bus.produce([
        { topic: slow, records: records(30) },
        { topic: quick, records: records(30) },
      ]);
      const gate = Promise.withResolvers<undefined>();
      let underWay = 0;
      let most = 0;
      const reading = await read(bus, {
        group: freshName('g'),
        topics: [slow, quick],
        window: 4,
        onRecord: async ({ topic }) => {
          if (topic === quick) return;
          most = Math.max(most, ++underWay);
          await gate.promise;
          underWay -= 1;
        },
      });
      await until('the quick topic', () => reading.seen.length === 30);
      await until('the window', () => most === 4);
      gate.resolve(undefined);
      await until('the slow topic', () => reading.seen.length === 60);
      expect(most).toBe(4);
    }),
  );

  it(
    'gives each group everything, and begins at the end where that is asked for',
    on(async ({ bus, freshTopic }) => {
      const topic = await freshTopic();
      await bus.produce([batch(topic, 'old')]);
      const all = await read(bus, { group: freshName('g'), topics: [topic] });
      const same = await read(bus, { group: freshName('g'), topics: [topic] });
      const late = await read(bus, { group: freshName('g'), topics: [topic], from: 'latest' });
      await until('the assignment', () => late.assigned().length === 1);
      await until('the old one', () => all.seen.length === 1 && same.seen.length === 1);
      // A reader at the end finds out where that is with its first fetch.
      await wait(1_000);
      await bus.produce([batch(topic, 'new')]);
      await until('the new one', () => late.seen.length > 0 && all.seen.length === 2 && same.seen.length === 2);
      expect(late.texts()).toEqual(['new']);
    }),
  );

  it(
    'loses nothing and keeps the order while members join and leave',
    on(async ({ bus, another, freshTopics }) => {
      const topics = await freshTopics(4);
      const group = freshName('g');
      const first = await read(bus, { group, topics, window: 4 });
      const write = async (from: number): Promise<void> => {
        for (let number = from; number < from + 50; number += 10)
          await bus.produce(
            topics.map((topic) => batch(topic, ...Array.from({ length: 10 }, (_, n) => `${number + n}`))),
          );
      };
      await write(0);
      const second = await read(another(), { group, topics, window: 4 });
      await until('both have topics', () => first.assigned().length === 2 && second.assigned().length === 2);
      await write(50);
      await first.stop();
      await write(100);
      const seen = () => [...first.seen, ...second.seen];
      const distinct = () => new Set(seen().map(({ topic, offset }) => `${topic} ${offset}`)).size;
      await until('all 600', () => distinct() === 600);
      await second.stop();
      for (const reading of [first, second])
        for (const topic of topics) {
          const offsets = reading.seen.filter((found) => found.topic === topic).map(({ offset }) => offset);
          const firstTimes = offsets.filter((offset, index) => offsets.indexOf(offset) === index);
          expect(firstTimes).toEqual([...firstTimes].sort((a, b) => a - b));
        }
      expect(await bus.committed(group, topics)).toEqual(new Map(topics.map((topic) => [topic, 150])));
    }),
  );

  it(
    'awaits a topic that is absent, while the others go on',
    on(async ({ bus, freshTopic, createTopics }) => {
      const [there, absent] = [await freshTopic(), freshName('topic')];
      await bus.produce([batch(there, 'there')]);
      const reading = await read(bus, { group: freshName('g'), topics: [absent, there] });
      await until('the one that is there', () => reading.seen.length === 1);
      await createTopics([absent]);
      await bus.produce([batch(absent, 'came')]);
      await until('the other', () => reading.seen.length === 2);
      expect(reading.texts()).toEqual(['there', 'came']);
    }),
  );

  it(
    'finishes and commits what is under way when it is stopped',
    on(async ({ bus, freshTopic }) => {
      const [topic, group] = [await freshTopic(), freshName('g')];
      await bus.produce([batch(topic, '0', '1')]);
      const began = Promise.withResolvers<undefined>();
      const gate = Promise.withResolvers<undefined>();
      const reading = await read(bus, {
        group,
        topics: [topic],
        onRecord: async () => {
          began.resolve(undefined);
          await gate.promise;
        },
      });
      await began.promise;
      const stopped = reading.stop();
      await wait(50);
      gate.resolve(undefined);
      await stopped;
      expect(reading.texts()).toEqual(['0']);
      expect((await bus.committed(group, [topic])).get(topic)).toBe(1);
    }),
  );
};
