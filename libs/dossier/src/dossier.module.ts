import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DossierActsController } from './adapters/http/dossier-acts.controller.js';
import { DossierDeskController } from './adapters/http/dossier-desk.controller.js';
import { DossierFilesController } from './adapters/http/dossier-files.controller.js';
import { DossierQueriesController } from './adapters/http/dossier-queries.controller.js';
import { DossiersController } from './adapters/http/dossiers.controller.js';
import { DOSSIER_INTAKE, DOSSIER_MANDATES, DOSSIERS } from './adapters/http/ports.js';
import type { DossierHttpPorts } from './adapters/http/ports.js';
import { DossierRequests } from './adapters/http/requests.js';

@Module({})
export class DossierModule {
  static with({ dossiers, register, mandatesOf }: DossierHttpPorts): DynamicModule {
    return {
      module: DossierModule,
      controllers: [
        DossiersController,
        DossierActsController,
        DossierQueriesController,
        DossierFilesController,
        DossierDeskController,
      ],
      providers: [
        DossierRequests,
        { provide: DOSSIERS, useValue: dossiers },
        { provide: DOSSIER_INTAKE, useValue: { dossiers, register } },
        { provide: DOSSIER_MANDATES, useValue: mandatesOf },
      ],
    };
  }
}
