import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { REPORTING } from './adapters/http/ports.js';
import type { ReportingHttpPorts } from './adapters/http/ports.js';
import { ReportsController } from './adapters/http/reports.controller.js';

@Module({})
export class ReportingModule {
  static with(ports: ReportingHttpPorts): DynamicModule {
    return {
      module: ReportingModule,
      controllers: [ReportsController],
      providers: [{ provide: REPORTING, useValue: ports }],
    };
  }
}
