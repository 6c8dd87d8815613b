import { startKafka } from '@lienthong/testing';
import { connectionOf, createTopics } from '../bus/broker.js';
import type { BusClient } from '../clients/bus-client.js';
import { kafkajsClient } from '../clients/kafkajs-client.js';
import { platformaticClient } from '../clients/platformatic-client.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';

const BATCH = 100;
const VALUE = Buffer.alloc(1_000, 'x');
/** Batches of a whole run. */
const BATCHES = 600;

interface Measured {
  readonly produced: number;
  readonly consumed: number;
  readonly transactions: number;
  /** CPU of this process, in microseconds for each record. */
  readonly produceCpu: number;
  readonly consumeCpu: number;
}

const timed = async (work: () => Promise<void>): Promise<{ readonly seconds: number; readonly cpu: number }> => {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - began) / 1_000, cpu: user + system };
};

const measure = async (client: BusClient, topic: string, batches: number, ms: number): Promise<Measured> => {
  const count = batches * BATCH;
  await client.produce(`${topic}-warm`, 20, BATCH, VALUE);
  const produce = await timed(() => client.produce(topic, batches, BATCH, VALUE));
  const consume = await timed(() => client.consume(topic, `${topic}-group`, count));
  const transactions = await client.transact(`${topic}-warm`, VALUE, ms);
  return {
    produced: count / produce.seconds,
    consumed: count / consume.seconds,
    transactions: transactions / (ms / 1_000),
    produceCpu: produce.cpu / count,
    consumeCpu: consume.cpu / count,
  };
};

const said = (name: string, { produced, consumed, transactions, produceCpu, consumeCpu }: Measured): string =>
  `${name}: produced ${produced.toFixed(0)}/s (${produceCpu.toFixed(0)} µs CPU), consumed ${consumed.toFixed(0)}/s ` +
  `(${consumeCpu.toFixed(0)} µs CPU), ${transactions.toFixed(1)} transactions/s`;

/** Both clients of Kafka, one after the other and back, on one broker: what decision 15 is measured by. */
export const busClients: Scenario = {
  name: 'bus.clients',
  run: async ({ scale, seconds, tell }) => {
    await using broker = await startKafka();
    await using kafkajs = await kafkajsClient(broker);
    await using platformatic = platformaticClient(broker);
    const remarks: string[] = [];
    const produced = new Map<string, number>();
    for (const [turn, client] of [kafkajs, platformatic, platformatic, kafkajs].entries()) {
      const topic = `bench-${turn}`;
      await createTopics(connectionOf(broker), [topic, `${topic}-warm`]);
      const found = await measure(client, topic, Math.ceil(BATCHES * scale), (seconds / 6) * 1_000);
      tell(`  ${said(client.name, found)}`);
      remarks.push(said(client.name, found));
      produced.set(client.name, (produced.get(client.name) ?? 0) + found.produced / 2);
    }
    const peakRssMb = process.resourceUsage().maxRSS / 1_024;
    const [value = 0, rawLimit = 0] = [produced.get(kafkajs.name), produced.get(platformatic.name)];
    return {
      value,
      unit: 'records/s',
      rawLimit,
      rawLimitIs: platformatic.name,
      ratio: value / rawLimit,
      peakRssMb,
      bars: [memoryBar(peakRssMb)],
      remarks,
    };
  },
};
