import { deriveEventId, streamName } from '@lienthong/event-store';
import type { StreamName } from '@lienthong/event-store';

/** Of the streams of dossiers: `dossier-<id>`. */
export const DOSSIER_CATEGORY = 'dossier';

export const dossierStream = (dossier: string): StreamName => streamName(DOSSIER_CATEGORY, dossier);

export const dossierOf = (stream: string): string => stream.slice(DOSSIER_CATEGORY.length + 1);

/** A dossier's id derives from who receives it and the filer's own identity of the filing: a retry is the same dossier. */
export const dossierIdOf = (receiver: string, messageId: string): string =>
  deriveEventId(DOSSIER_CATEGORY, receiver, messageId);
