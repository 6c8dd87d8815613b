import { instantOf } from '@lienthong/kernel';
import { batch } from '../conformance/index.js';
import { createMemoryBroker } from '../memory/memory-broker.js';
import { openMemoryBus } from '../memory/memory-bus.js';
import { consumedRecord } from '../port/consumed-record.js';
import { deadLetterWriter } from './dead-letter.js';
import type { Parked } from './parked.js';

const parked = (value: Uint8Array): Parked => ({
  group: 'hub',
  class: 'unreadable',
  cause: { code: 'bus/bad-attribute', message: 'The record is no CloudEvent that we take: twice', path: 'id' },
  attempts: 0,
  record: consumedRecord({
    topic: 'a.out',
    offset: 7,
    appendedAt: instantOf(new Date(0)),
    value,
    raw: {
      key: Uint8Array.of(0xff),
      headers: [
        ['ce_id', Buffer.from('1')],
        ['ce_id', Buffer.from('2')],
      ],
    },
  }),
});

describe('a dead letter', () => {
  const opened = () => {
    const broker = createMemoryBroker({ maxBytes: 1_000 });
    broker.createTopic('a.dlq');
    const bus = openMemoryBus(broker);
    const write = deadLetterWriter(bus, (topic) => topic.replace('.out', '.dlq'));
    const last = async () => {
      const tail = (await bus.tails(['a.dlq'])).get('a.dlq');
      return tail?.kind === 'record' ? tail.last : undefined;
    };
    return { bus, write, last };
  };

  it('holds key, value and headers as they were, and says where it came from and why', async () => {
    const { write, last } = opened();
    await write(parked(Buffer.from('value')));
    const letter = await last();
    expect(letter?.raw.key).toEqual(Uint8Array.of(0xff));
    expect(Buffer.from(letter?.value ?? []).toString()).toBe('value');
    expect(letter?.raw.headers.filter(([name]) => name === 'ce_id')).toHaveLength(2);
    expect(letter?.headers).toMatchObject({
      '__dlq.errors.topic': 'a.out',
      '__dlq.errors.partition': '0',
      '__dlq.errors.offset': '7',
      '__dlq.errors.group': 'hub',
      '__dlq.errors.delivery.count': '1',
      '__dlq.errors.message': 'The record is no CloudEvent that we take: twice',
      '__dlq.errors.class': 'unreadable',
      '__dlq.errors.code': 'bus/bad-attribute',
      '__dlq.errors.path': 'id',
    });
  });

  it('goes without its value where its headers make it too large, rather than never', async () => {
    const { write, last } = opened();
    await write(parked(new Uint8Array(900)));
    const letter = await last();
    expect(letter?.value).toBeNull();
    expect(letter?.headers['__dlq.errors.value.omitted']).toBe('true');
  });

  it('is not taken for written when the broker does not take it', async () => {
    const { bus } = opened();
    const write = deadLetterWriter(bus, () => 'absent');
    await expect(write(parked(new Uint8Array()))).rejects.toMatchObject({ code: 'bus/unknown-topic' });
    await bus.produce([batch('a.dlq', 'x')]);
  });
});
