import { streamName } from '@lienthong/event-store';
import type { EventCatalogue, StreamName } from '@lienthong/event-store';

/** A code belongs to one dossier for good; the stream is named by the code, so that two cannot both have it. */
export interface DossierCodeClaimed {
  readonly type: 'DossierCodeClaimed';
  readonly data: { readonly dossier: string };
}

/** Somebody of the hub looked at a dossier. */
export interface DossierAccessed {
  readonly type: 'DossierAccessed';
  readonly data: { readonly dossier: string; readonly what: 'dossier' | 'trace' | 'file' };
}

export const dossierSideCatalogue = {
  DossierCodeClaimed: {},
  DossierAccessed: {},
} as const satisfies Record<DossierCodeClaimed['type'] | DossierAccessed['type'], EventCatalogue[string]>;

export const dossierCodeStream = (code: string): StreamName => streamName('dossiercode', code);
