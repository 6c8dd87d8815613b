import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { METRICS, OPEN_STREAMS } from '@lienthong/http-edge';
import type { Metrics, OpenStreams } from '@lienthong/http-edge';
import { ParkedDeskController } from './adapters/http/desk/parked-desk.controller.js';
import { EventsController } from './adapters/http/events/events.controller.js';
import { HealthController } from './adapters/http/health/health.controller.js';
import { createReadiness, READINESS } from './application/readiness.js';
import { MetricsController } from './adapters/http/metrics/metrics.controller.js';
import { HUB_METRICS, registerHubMetrics } from './adapters/http/metrics/register-hub-metrics.js';
import { OPERATIONS_PORTS } from './application/operations.ports.js';
import type { OperationsPorts } from './application/operations.ports.js';
import { createRebuilds, REBUILDS } from './application/rebuilds.js';
import { RebuildsController } from './adapters/http/rebuilds/rebuilds.controller.js';
import { StatusController } from './adapters/http/status/status.controller.js';

@Module({})
export class OperationsModule {
  static with(ports: OperationsPorts): DynamicModule {
    return {
      module: OperationsModule,
      providers: [
        { provide: OPERATIONS_PORTS, useValue: ports },
        { provide: READINESS, useFactory: () => createReadiness(ports) },
        { provide: REBUILDS, useFactory: () => createRebuilds(ports) },
        {
          provide: HUB_METRICS,
          inject: [METRICS, OPEN_STREAMS],
          useFactory: (metrics: Metrics, streams: OpenStreams) => registerHubMetrics(ports, metrics, streams),
        },
      ],
      controllers: [
        HealthController,
        MetricsController,
        ParkedDeskController,
        StatusController,
        RebuildsController,
        EventsController,
      ],
    };
  }
}
