import { createCodec, deskCatalogue } from '@lienthong/event-store';
import type { Codec } from '@lienthong/event-store';
import { axisCatalogue } from '@lienthong/axis';
import { axisConnectorCatalogue } from '@lienthong/axis-connector';
import {
  citizenNoticeCatalogue,
  dossierCatalogue,
  dossierSideCatalogue,
  keptDefinitionsCatalogue,
} from '@lienthong/dossier';
import { exchangeCatalogue } from '@lienthong/exchange';
import { registryCatalogue } from '@lienthong/registry';
import { reconciliationCatalogue } from '@lienthong/reconciliation';
import { relayCatalogue } from '@lienthong/relay';

/** Every event type that this build of the hub knows. */
export const hubCodec = (): Codec =>
  createCodec({
    ...exchangeCatalogue,
    ...dossierCatalogue,
    ...dossierSideCatalogue,
    ...citizenNoticeCatalogue,
    ...keptDefinitionsCatalogue,
    ...axisCatalogue,
    ...registryCatalogue,
    ...relayCatalogue,
    ...reconciliationCatalogue,
    ...axisConnectorCatalogue,
    ...deskCatalogue,
  });
