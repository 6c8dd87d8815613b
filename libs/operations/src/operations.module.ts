import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { METRICS, OPEN_STREAMS } from '@lienthong/http-edge';
import type { Metrics, OpenStreams } from '@lienthong/http-edge';
import { ParkedDeskController } from './desk/parked-desk.controller.js';
import { EventsController } from './events/events.controller.js';
import { HealthController } from './health/health.controller.js';
import { createReadiness, READINESS } from './health/readiness.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { HUB_METRICS, registerHubMetrics } from './metrics/register-hub-metrics.js';
import { OPERATIONS_PORTS } from './operations.ports.js';
import type { OperationsPorts } from './operations.ports.js';
import { createRebuilds, REBUILDS } from './rebuilds/rebuilds.js';
import { RebuildsController } from './rebuilds/rebuilds.controller.js';
import { StatusController } from './status/status.controller.js';

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
