import { Module } from '@nestjs/common';
import type { DynamicModule, INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RethrowFilter } from '@lienthong/bus/nest';
import type { BusStrategy } from '@lienthong/bus/nest';
import { AgencyMessagesController, BUS_PORTS, SHARD_COUNTS } from './agency-messages.controller.js';
import type { BusPorts } from './ports.js';
import type { ShardCounts } from './shard-counts.js';

@Module({})
class BusEdgeModule {
  static with(ports: BusPorts, counts: ShardCounts): DynamicModule {
    return {
      module: BusEdgeModule,
      controllers: [AgencyMessagesController],
      providers: [
        { provide: BUS_PORTS, useValue: ports },
        { provide: SHARD_COUNTS, useValue: counts },
      ],
    };
  }
}

/** The controller behind a transport; it listens when it is told to. */
export const createEdgeApp = async (
  ports: BusPorts,
  counts: ShardCounts,
  strategy: BusStrategy,
): Promise<INestMicroservice> => {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- options, which Nest declares as a class
  const app = await NestFactory.createMicroservice(BusEdgeModule.with(ports, counts), { strategy, logger: false });
  app.useGlobalFilters(new RethrowFilter());
  return app;
};
