import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Metrics } from './observability/metrics.js';
import type { OpenStreams } from './streams/open-streams.js';

/** Injection tokens of what the edge offers to controllers. */
export const OPEN_STREAMS = Symbol('OpenStreams');
export const METRICS = Symbol('Metrics');
export const LOG = Symbol('Log');

export type EdgeImports = NonNullable<ModuleMetadata['imports']>;

@Module({})
export class EdgeModule {
  static with(imports: EdgeImports, offers: { streams: OpenStreams; metrics: Metrics; log: Logger }): DynamicModule {
    const providers = [
      { provide: OPEN_STREAMS, useValue: offers.streams },
      { provide: METRICS, useValue: offers.metrics },
      { provide: LOG, useValue: offers.log },
    ];
    return { module: EdgeModule, global: true, imports, providers, exports: [OPEN_STREAMS, METRICS, LOG] };
  }
}
