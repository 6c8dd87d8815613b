import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { RelayHub, TopicLedger } from '@lienthong/relay';
import type { TopicReaders } from './adapters/bus/relay-hub.js';
import { EXCHANGE } from './adapters/http/ports.js';
import { RELAY_HUB, TOPIC_LEDGER, TOPIC_READERS } from './adapters/http/relay/ports.js';
import { RelayController } from './adapters/http/relay/relay.controller.js';
import { TopicsController } from './adapters/http/relay/topics.controller.js';
import { TopicsDeskController } from './adapters/http/relay/topics-desk.controller.js';
import type { Exchange } from './exchange.js';

export interface RelayModulePorts {
  readonly exchange: Exchange;
  readonly hub: RelayHub;
  readonly ledger: TopicLedger;
  readonly readers: TopicReaders;
}

/** The relay's view of the hub, for relays in processes of their own, and the operator's desk for topics. */
@Module({})
export class RelayModule {
  static with({ exchange, hub, ledger, readers }: RelayModulePorts): DynamicModule {
    return {
      module: RelayModule,
      controllers: [RelayController, TopicsController, TopicsDeskController],
      providers: [
        { provide: EXCHANGE, useValue: exchange },
        { provide: RELAY_HUB, useValue: hub },
        { provide: TOPIC_LEDGER, useValue: ledger },
        { provide: TOPIC_READERS, useValue: readers },
      ],
    };
  }
}
