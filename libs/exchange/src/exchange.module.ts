import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ChangesController } from './adapters/http/changes.controller.js';
import { ContentController } from './adapters/http/content.controller.js';
import { DeliveriesController } from './adapters/http/deliveries.controller.js';
import { RoutingDeskController } from './adapters/http/desk.controller.js';
import { FailedOffersDeskController } from './adapters/http/failed-offers-desk.controller.js';
import { InboxController } from './adapters/http/inbox.controller.js';
import { IdempotencyKeys } from './adapters/http/idempotency-keys.js';
import { AGENCY_NAMES, BLOBS, EXCHANGE, EXCHANGE_LIMITS, INTAKE, MANDATES } from './adapters/http/ports.js';
import type { ExchangeHttpPorts } from './adapters/http/ports.js';
import { Submissions } from './adapters/http/submissions.js';
import { TransfersController } from './adapters/http/transfers.controller.js';
import { UploadsController } from './adapters/http/uploads.controller.js';

@Module({})
export class ExchangeModule {
  static with(ports: ExchangeHttpPorts): DynamicModule {
    return {
      module: ExchangeModule,
      controllers: [
        TransfersController,
        ContentController,
        ChangesController,
        DeliveriesController,
        InboxController,
        RoutingDeskController,
        FailedOffersDeskController,
        UploadsController,
      ],
      providers: [
        Submissions,
        IdempotencyKeys,
        { provide: EXCHANGE, useValue: ports.exchange },
        { provide: INTAKE, useValue: { exchange: ports.exchange, blobs: ports.blobs } },
        { provide: BLOBS, useValue: ports.blobs },
        { provide: MANDATES, useValue: ports.mandatesOf },
        { provide: AGENCY_NAMES, useValue: ports.names },
        { provide: EXCHANGE_LIMITS, useValue: ports.limits },
      ],
    };
  }
}
