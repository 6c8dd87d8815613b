import { createCodec, deskCatalogue } from '@lienthong/event-store';
import type { Codec } from '@lienthong/event-store';
import { exchangeCatalogue } from '@lienthong/exchange';
import { registryCatalogue } from '@lienthong/registry';

/** Every event type that this build of the hub knows. */
export const hubCodec = (): Codec => createCodec({ ...exchangeCatalogue, ...registryCatalogue, ...deskCatalogue });
