import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload } from '@nestjs/microservices';
import { Fault } from '@lienthong/kernel';
import { writeCloudEvent } from '../cloudevents/write-cloud-event.js';
import type { CloudEvent, IncomingEvent } from '../cloudevents/event.js';
import { until } from '../conformance/index.js';
import type { Parked } from '../dead-letters/parked.js';
import { createMemoryBroker } from '../memory/memory-broker.js';
import { openMemoryBus } from '../memory/memory-bus.js';
import type { BusRecord } from '../port/record.js';
import { BusContext } from './bus-context.js';
import { BusEvent } from './bus-event.js';
import { BusStrategy } from './bus-strategy.js';
import { RethrowFilter } from './rethrow-filter.js';

type Handle = (event: IncomingEvent) => Promise<void>;

let handle: Handle = () => Promise.resolve();
let contexts: BusContext[] = [];

@Controller()
class Handlers {
  @BusEvent('handled')
  async handled(@Payload() event: IncomingEvent, @Ctx() context: BusContext): Promise<void> {
    contexts.push(context);
    await handle(event);
  }
}

@Module({ controllers: [Handlers] })
class App {}

const event = (id: string, key: string, type = 'handled'): BusRecord => {
  const written: CloudEvent = { id, source: '/test', type, key, extensions: {}, data: Buffer.from('secret content') };
  return writeCloudEvent(written);
};

describe('the Nest transport over the bus', () => {
  const group = 'hub';
  let app: INestMicroservice;
  let broker: ReturnType<typeof createMemoryBroker>;
  let parked: Parked[];
  let failingParks: number;
  let strategy: BusStrategy;

  const send = (...records: readonly BusRecord[]): void => broker.append([{ topic: 't', records }]);
  const committed = (): number | undefined => broker.groups.committed(group, 't');

  beforeEach(async () => {
    broker = createMemoryBroker();
    broker.createTopic('t');
    broker.createTopic('later');
    parked = [];
    contexts = [];
    failingParks = 0;
    strategy = new BusStrategy({
      bus: openMemoryBus(broker),
      group,
      topics: ['t'],
      from: 'earliest',
      retry: { attempts: 3, baseMs: 1, maxMs: 5 },
      onAlarm: () => undefined,
      park: (one) => {
        if (failingParks-- > 0) return Promise.reject(new Fault('bus/unavailable', 'down', { retriable: true }));
        parked.push(one);
        return Promise.resolve();
      },
    });
    const options = { strategy, logger: false } as const;
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- options, which Nest declares as a class
    app = await NestFactory.createMicroservice(App, options);
    app.useGlobalFilters(new RethrowFilter());
    await app.listen();
  });
  afterEach(() => app.close());

  it('gives an event to the handler of its type, with its record beside it', async () => {
    const ids: string[] = [];
    handle = ({ id }) => Promise.resolve(void ids.push(id));
    send(event('1', 'a'), event('2', 'a'));
    await until('the commit', () => committed() === 2);
    expect(ids).toEqual(['1', '2']);
    expect(contexts.map(({ record }) => record.offset)).toEqual([0, 1]);
  });

  it('keeps the order of a key while other keys go on', async () => {
    const done: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    handle = async ({ id, key }) => {
      if (id === '1') await gate.promise;
      done.push(`${key ?? ''}${id}`);
    };
    send(event('1', 'a'), event('2', 'a'), event('3', 'b'), event('4', 'a'), event('5', 'b'));
    await until('the other key', () => done.length === 2);
    expect(done).toEqual(['b3', 'b5']);
    expect(committed()).toBeUndefined();
    gate.resolve(undefined);
    await until('the commit', () => committed() === 5);
    expect(done).toEqual(['b3', 'b5', 'a1', 'a2', 'a4']);
  });

  it('tries a handler again a bounded number of times, then parks the record and goes on', async () => {
    let tries = 0;
    handle = ({ id }) => (id === '1' ? Promise.reject(new Error(`secret ${tries++}`)) : Promise.resolve());
    send(event('1', 'a'), event('2', 'a'));
    await until('the commit', () => committed() === 2);
    expect(tries).toBe(3);
    expect(parked).toMatchObject([
      { class: 'failed', attempts: 3, cause: { code: 'bus/handler-failed', message: 'Error' }, record: { offset: 0 } },
    ]);
  });

  it('parks at once what its handler holds for hopeless', async () => {
    let tries = 0;
    handle = () => Promise.reject(new Fault('bus/test-hopeless', `no ${++tries}`));
    send(event('1', 'a'));
    await until('the commit', () => committed() === 1);
    expect(tries).toBe(1);
    expect(parked).toMatchObject([{ class: 'failed', cause: { code: 'bus/test-hopeless' } }]);
  });

  it('parks what no handler takes, and what cannot be read', async () => {
    send(event('1', 'a', 'unknown'), { key: 'a', value: Buffer.from('x'), headers: {} });
    await until('the commit', () => committed() === 2);
    expect(parked).toMatchObject([
      { class: 'no-handler', cause: { code: 'bus/no-handler' }, record: { offset: 0 } },
      { class: 'unreadable', cause: { code: 'bus/not-cloudevents' }, record: { offset: 1 } },
    ]);
  });

  it('uses up no attempt while a store is down', async () => {
    let tries = 0;
    handle = () =>
      ++tries <= 10 ? Promise.reject(new Fault('store/unavailable', 'full', { retriable: true })) : Promise.resolve();
    send(event('1', 'a'));
    await until('the commit', () => committed() === 1);
    expect(tries).toBe(11);
    expect(parked).toEqual([]);
  });

  it('commits nothing that is neither handled nor parked, however long parking takes', async () => {
    failingParks = 5;
    send(event('1', 'a', 'unknown'));
    await until('the parking', () => parked.length === 1);
    await until('the commit', () => committed() === 1);
    expect(failingParks).toBe(-1);
  });

  it('finishes what is under way when it is closed, and leaves the rest to be delivered again', async () => {
    const began = Promise.withResolvers<undefined>();
    const gate = Promise.withResolvers<undefined>();
    handle = async () => {
      began.resolve(undefined);
      await gate.promise;
    };
    send(event('1', 'a'), event('2', 'a'));
    await began.promise;
    const closed = app.close();
    gate.resolve(undefined);
    await closed;
    expect(committed()).toBe(1);
    expect(contexts).toHaveLength(1);
  });

  it('takes other topics when it is told to', async () => {
    handle = () => Promise.resolve();
    broker.append([{ topic: 'later', records: [event('1', 'a')] }]);
    await strategy.follow(['t', 'later']);
    await until('the commit', () => broker.groups.committed(group, 'later') === 1);
  });
});
