import { createHash } from 'node:crypto';
import { deriveEventId, streamName } from '@lienthong/event-store';
import type { EventCatalogue } from '@lienthong/event-store';
import { canonicalJson } from '@lienthong/kernel';
import type { JsonValue } from '@lienthong/kernel';
import type { Procedure } from '@lienthong/procedure';

/** A definition as this hub once ran under it, whole; dossiers name it by its digest. */
export interface ProcedureKept {
  readonly type: 'ProcedureKept';
  readonly data: { readonly digest: string; readonly procedure: Procedure };
}

export const keptDefinitionsCatalogue = { ProcedureKept: {} } as const satisfies Record<
  ProcedureKept['type'],
  EventCatalogue[string]
>;

/** All of them lie in one stream, which is read whole when a hub starts. */
export const KEPT_DEFINITIONS = streamName('procedures', 'kept');

/** SHA-256 of the definition's canonical JSON, in hexadecimal: the same for the same rules, however the YAML is laid out. */
export const digestOf = (procedure: Procedure): string =>
  createHash('sha256')
    .update(canonicalJson(procedure as unknown as JsonValue))
    .digest('hex');

export const keptId = (digest: string) => deriveEventId('procedures', 'kept', digest);
