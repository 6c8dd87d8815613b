import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, KafkaContext, Payload, ServerKafka, Transport } from '@nestjs/microservices';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { withKafka } from '@lienthong/testing';
import { batch, read, textOf, until } from '../conformance/index.js';
import { freshName } from '../conformance/bus-under-test.js';
import { connectionOf, createTopics, openBus } from '../testing/kafka-under-test.js';

const topic = freshName('stock');
const calls: string[] = [];

@Controller()
class Handlers {
  @EventPattern(topic)
  take(@Payload() text: unknown): void {
    calls.push(String(text));
    if (text === 'poison') throw new Error('cannot be handled');
  }
}

@Module({ controllers: [Handlers] })
class App {}

const silent: LoggerService = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** Why the stock transport is not used (docs/adr/0014): when one of these fails, look at it again. */
describe("Nest's stock Kafka transport", () => {
  withKafka('tries a poison record for ever, and holds everything of its partition behind it', async (broker) => {
    await createTopics(broker, [topic]);
    await using bus = openBus(broker);
    await bus.produce([batch(topic, 'good', 'poison', 'behind it')]);
    const { brokers, tls, sasl } = connectionOf(broker);
    const group = freshName('stock');
    const transport: MicroserviceOptions & { readonly logger: LoggerService } = {
      logger: silent,
      transport: Transport.KAFKA,
      options: {
        client: { brokers: [...brokers], ssl: { ...tls }, ...(sasl && { sasl }), retry: { initialRetryTime: 10 } },
        consumer: { groupId: group, retry: { initialRetryTime: 10, maxRetryTime: 50, retries: 3 } },
        subscribe: { fromBeginning: true },
      },
    };
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- options, which Nest declares as a class
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(App, transport);
    await app.listen();
    try {
      // Its four attempts are over several times: it begins again after each crash.
      await until('the poison came often', () => calls.filter((text) => text === 'poison').length >= 12, 60_000);
      expect(calls).not.toContain('behind it');
      expect((await bus.committed(`${group}-server`, [topic])).get(topic)).toBe(1);
    } finally {
      await app.close();
    }
    const ours = await read(bus, { group: freshName('ours'), topics: [topic] });
    await until('all three', () => ours.seen.length === 3);
    expect(ours.seen.map(textOf)).toEqual(['good', 'poison', 'behind it']);
  });

  it('logs an event that nobody handles, and takes it for done', async () => {
    const errors: unknown[] = [];
    const server = new ServerKafka({});
    Object.assign(server, { logger: { ...silent, error: (text: unknown) => errors.push(text) } });
    const packet = { pattern: 'nobody', data: 'lost' };
    await expect(server.handleEvent('nobody', packet, new KafkaContext([] as never))).resolves.not.toThrow();
    expect(errors).toHaveLength(1);
  });
});
