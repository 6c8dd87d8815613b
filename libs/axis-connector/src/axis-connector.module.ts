import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AxesController } from './adapters/http/axes.controller.js';
import { AxisDeskController } from './adapters/http/axis-desk.controller.js';
import { AxisWorkController } from './adapters/http/axis-work.controller.js';
import { CONNECTOR_PORTS } from './adapters/http/ports.js';
import type { ConnectorHttpPorts } from './adapters/http/ports.js';

@Module({})
export class AxisConnectorModule {
  static with(ports: ConnectorHttpPorts): DynamicModule {
    return {
      module: AxisConnectorModule,
      controllers: [AxesController, AxisWorkController, AxisDeskController],
      providers: [{ provide: CONNECTOR_PORTS, useValue: ports }],
    };
  }
}
