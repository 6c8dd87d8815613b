import { deriveEventId } from '@lienthong/event-store';
import type { NewEvent, StreamName } from '@lienthong/event-store';
import { dossierStream } from '@lienthong/dossier/events';
import type { Instant, JsonObject } from '@lienthong/kernel';
import type { SyntheticQuarter } from './ham-tan.js';

/** What became known of one dossier at one moment. */
export interface Appendable {
  readonly recordedAt: Instant;
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
}

/** Every event of the quarter says by which system it was carried: by none that exists. */
export const SYNTHETIC_SYSTEM = 'du-lieu-gia-lap';

/** The quarter as a store takes it, in the order in which it became known. The same quarter has the same event ids. */
export const appendable = ({ events }: SyntheticQuarter): readonly Appendable[] => {
  const parts = new Map<string, { recordedAt: Instant; stream: StreamName; events: NewEvent[] }>();
  const revisions = new Map<string, number>();
  for (const { dossier, recordedAt, event } of events) {
    const revision = revisions.get(dossier) ?? 0;
    revisions.set(dossier, revision + 1);
    const key = `${recordedAt} ${dossier}`;
    const part = parts.get(key) ?? { recordedAt, stream: dossierStream(dossier), events: [] };
    parts.set(key, part);
    part.events.push({
      id: deriveEventId('synthetic', dossier, String(revision)),
      type: event.type,
      data: JSON.parse(JSON.stringify(event.data)) as JsonObject,
      meta: { at: recordedAt, by: { role: 'hub', system: SYNTHETIC_SYSTEM } },
    });
  }
  return [...parts.values()].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
};
