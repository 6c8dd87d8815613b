import { createMemoryBroker, openMemoryBus } from '@lienthong/bus';
import type { Bus, ConsumeOptions } from '@lienthong/bus';
import { recordSpans, startTelemetry } from '@lienthong/telemetry';
import { watchedBus } from './watched-bus.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const record = (headers: Readonly<Record<string, string>>) => ({ key: null, value: Buffer.from('x'), headers });

const memory = () => {
  const broker = createMemoryBroker();
  for (const topic of ['a', 'b']) broker.createTopic(topic);
  return { broker, bus: openMemoryBus(broker) };
};

describe('the watched bus', () => {
  it('times transactions and links each to the traces of its records', async () => {
    const { processor, spans } = recordSpans();
    await using telemetry = startTelemetry({ serviceName: 'test', processor });
    const times: number[] = [];
    const bus = watchedBus(memory().bus, { telemetry, histograms: { transacted: (seconds) => times.push(seconds) } });
    await using producer = await bus.fencedProducer('p');
    const traced = record({ ce_traceparent: `00-${TRACE}-00f067aa0ba902b7-01` });
    const offsets = await producer.transact([
      { topic: 'a', records: [traced, record({})] },
      { topic: 'b', records: [record({})] },
    ]);
    expect([...offsets.keys()]).toEqual(['a', 'b']);
    expect(times).toHaveLength(1);
    expect(spans()).toMatchObject([
      {
        name: 'relay transaction',
        links: [TRACE],
        attributes: { 'messaging.batch.message_count': 3, 'lienthong.topics': 2 },
      },
    ]);
  });

  it('marks the span of a transaction that fails, and observes no time for it', async () => {
    const { processor, spans } = recordSpans();
    await using telemetry = startTelemetry({ serviceName: 'test', processor });
    const times: number[] = [];
    const { bus, broker } = memory();
    const watched = watchedBus(bus, { telemetry, histograms: { transacted: (seconds) => times.push(seconds) } });
    await using producer = await watched.fencedProducer('p');
    broker.failNext('transact', 'unavailable');
    await expect(producer.transact([{ topic: 'a', records: [record({})] }])).rejects.toMatchObject({
      code: 'bus/unavailable',
    });
    expect(spans()).toMatchObject([{ failed: true, attributes: { 'error.type': 'bus/unavailable' } }]);
    expect(times).toEqual([]);
  });

  it('counts a consumer that comes back, not one that comes', async () => {
    let told: ConsumeOptions['onState'];
    const inner: Bus = {
      ...memory().bus,
      consume: (options) => {
        told = options.onState;
        return memory().bus.consume(options);
      },
    };
    const states: string[] = [];
    const bus = watchedBus(inner, { telemetry: undefined, histograms: { transacted: () => undefined } });
    const onState = (state: string): number => states.push(state);
    const consumer = await bus.consume({
      group: 'g',
      topics: [],
      from: 'latest',
      onRecord: () => Promise.resolve(),
      onState,
    });
    for (const state of ['connected', 'down', 'down', 'connected', 'connected'] as const) told?.(state);
    await consumer.stop();
    expect(bus.reconnects()).toEqual(new Map([['g', 1]]));
    expect(states.slice(-5)).toEqual(['connected', 'down', 'down', 'connected', 'connected']);
  });
});
