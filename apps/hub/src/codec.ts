import { createCodec, deskCatalogue } from '@lienthong/event-store';
import type { Codec } from '@lienthong/event-store';
import { axisCatalogue } from '@lienthong/axis';
import { axisConnectorCatalogue } from '@lienthong/axis-connector';
import { dossierCatalogue } from '@lienthong/dossier';
import { exchangeCatalogue } from '@lienthong/exchange';
import { registryCatalogue } from '@lienthong/registry';
import { relayCatalogue } from '@lienthong/relay';

/** Every event type that this build of the hub knows. */
export const hubCodec = (): Codec =>
  createCodec({
    ...exchangeCatalogue,
    ...dossierCatalogue,
    ...axisCatalogue,
    ...registryCatalogue,
    ...relayCatalogue,
    ...axisConnectorCatalogue,
    ...deskCatalogue,
  });
