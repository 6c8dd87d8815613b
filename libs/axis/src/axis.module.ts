import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AXIS_HTTP_PORTS } from './adapters/http/axis-http.ports.js';
import type { AxisHttpPorts } from './adapters/http/axis-http.ports.js';
import { AxisSecretsController } from './adapters/http/axis-secrets.controller.js';

/** The operator's side of the axis, on the hub's own HTTP. */
@Module({})
export class AxisModule {
  static with(ports: AxisHttpPorts): DynamicModule {
    return {
      module: AxisModule,
      controllers: [AxisSecretsController],
      providers: [{ provide: AXIS_HTTP_PORTS, useValue: ports }],
    };
  }
}
