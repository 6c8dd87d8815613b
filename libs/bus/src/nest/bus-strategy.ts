import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Park } from '../dead-letters/parked.js';
import { createHandleRecord } from '../handling/handle-record.js';
import type { EventHandler } from '../handling/handle-record.js';
import { DEFAULT_RETRY } from '../handling/retry.js';
import type { RetryPolicy } from '../handling/retry.js';
import type { Bus, BusAlarm, ConsumeOptions, Consumer } from '../port/bus.js';
import { BusContext } from './bus-context.js';

export interface BusStrategyOptions {
  readonly bus: Pick<Bus, 'consume'>;
  readonly group: string;
  readonly topics: readonly string[];
  readonly from: ConsumeOptions['from'];
  readonly park: Park;
  readonly onAlarm: (alarm: BusAlarm) => void;
  readonly retry?: RetryPolicy;
  /** A topic's records under way at once. Default 16. */
  readonly window?: number;
  /** Keys handled at once, over all topics. Default 64. */
  readonly concurrency?: number;
}

export type BusStatus = 'connected' | 'disconnected';

/** Settles when everything that the handler started has; its faults come through `RethrowFilter` as they are. */
const eventHandler =
  (handler: MessageHandler): EventHandler =>
  async (event, record) => {
    const result: unknown = await handler(event, new BusContext([record]));
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  };

/**
 * Nest transport over the bus port: `@EventPattern(<CloudEvents type>)` gets the event and a `BusContext`. Order holds
 * per record key; an offset is committed when everything before it is handled or parked.
 */
export class BusStrategy extends Server<Record<string, never>, BusStatus> implements CustomTransportStrategy {
  override readonly transportId = Symbol('lienthong-bus');
  override readonly propagatesEventHandlerErrors = true;
  private readonly stopping = new AbortController();
  private following: Promise<Consumer> | undefined;

  constructor(private readonly options: BusStrategyOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.follow(this.options.topics).then(() => callback(), callback);
  }

  /** Takes other topics from now on; what is under way is finished first. */
  async follow(topics: readonly string[]): Promise<void> {
    const before = this.following;
    this.following = this.begin(topics, before);
    await this.following;
  }

  /** Resolves when what was under way is done and committed. */
  async close(): Promise<void> {
    this.stopping.abort();
    const consumer = await this.following?.catch(() => undefined);
    await consumer?.stop();
  }

  on(): never {
    throw new TypeError('The bus has no events of its own; see `status`.');
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as Nest declares it
  unwrap<T>(): T {
    return this.options.bus as T;
  }

  private async begin(topics: readonly string[], before: Promise<Consumer> | undefined): Promise<Consumer> {
    await (await before?.catch(() => undefined))?.stop();
    const { bus, group, from, window = 16 } = this.options;
    return bus.consume({
      group,
      topics,
      from,
      window,
      onRecord: this.handling(),
      onState: (state) => this._status$.next(state === 'connected' ? 'connected' : 'disconnected'),
    });
  }

  private handling(): ConsumeOptions['onRecord'] {
    const { group, park, onAlarm, retry = DEFAULT_RETRY, concurrency = 64 } = this.options;
    const handlers = new Map([...this.messageHandlers].map(([type, handler]) => [type, eventHandler(handler)]));
    const handlerOf = (type: string): EventHandler | undefined => handlers.get(type);
    return createHandleRecord({ group, handlerOf, park, retry, concurrency, onAlarm, signal: this.stopping.signal });
  }
}
