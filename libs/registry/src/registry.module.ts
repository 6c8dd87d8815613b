import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AgenciesController } from './adapters/http/agencies/agencies.controller.js';
import { AgencyFactsController } from './adapters/http/agencies/agency-facts.controller.js';
import { AgencyActsController } from './adapters/http/agencies/agency-acts.controller.js';
import { ImportController } from './adapters/http/agencies/import.controller.js';
import { BusAgenciesController } from './adapters/http/bus/bus-agencies.controller.js';
import { BusMandatesController } from './adapters/http/bus/bus-mandates.controller.js';
import { REGISTRY_HTTP_PORTS } from './adapters/http/registry-http.ports.js';
import type { RegistryHttpPorts } from './adapters/http/registry-http.ports.js';
import { CredentialsController } from './adapters/http/systems/credentials.controller.js';
import { MandatesController } from './adapters/http/systems/mandates.controller.js';
import { SystemsController } from './adapters/http/systems/systems.controller.js';

@Module({})
export class RegistryModule {
  static with(ports: RegistryHttpPorts): DynamicModule {
    return {
      module: RegistryModule,
      providers: [{ provide: REGISTRY_HTTP_PORTS, useValue: ports }],
      controllers: [
        ImportController,
        AgenciesController,
        AgencyActsController,
        AgencyFactsController,
        SystemsController,
        MandatesController,
        CredentialsController,
        BusMandatesController,
        BusAgenciesController,
      ],
    };
  }
}
