import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DailyReconciliationController } from './adapters/http/daily.controller.js';
import { DriftRateController } from './adapters/http/drift-rate.controller.js';
import { RECONCILIATION_PORTS } from './adapters/http/ports.js';
import type { ReconciliationHttpPorts } from './adapters/http/ports.js';
import { ReconciliationsController } from './adapters/http/reconciliations.controller.js';

@Module({})
export class ReconciliationModule {
  static with(ports: ReconciliationHttpPorts): DynamicModule {
    return {
      module: ReconciliationModule,
      controllers: [ReconciliationsController, DriftRateController, DailyReconciliationController],
      providers: [{ provide: RECONCILIATION_PORTS, useValue: ports }],
    };
  }
}
