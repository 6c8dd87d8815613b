import type { Instant } from '@lienthong/kernel';
import type { DossierEvent } from '../domain/dossier.events.js';
import type { Basis, RecordedDossierEvent } from './recorded.js';

/** These follow from the fact recorded before them in one decision, and were so when it was. */
const DECIDED_WITH: ReadonlySet<DossierEvent['type']> = new Set(['DueDateSet', 'DueDateMoved']);

const ownTimeOf = ({ type, data }: DossierEvent): Instant | undefined => {
  if (type === 'DossierFiled') return data.filedAt;
  if (type === 'DossierReceived') return data.receivedAt;
  if (type === 'LegAwaited') return data.since;
  if ('handedOverAt' in data) return data.handedOverAt;
  return 'at' in data ? data.at : undefined;
};

/** `before`: the true time of the event before it in the stream. */
export const trueTimeOf = ({ event, recordedAt }: RecordedDossierEvent, before?: Instant): Instant =>
  ownTimeOf(event) ?? (DECIDED_WITH.has(event.type) ? (before ?? recordedAt) : recordedAt);

export const basisOf = (recorded: RecordedDossierEvent, before?: Instant): Basis => ({
  event: recorded.id,
  revision: recorded.revision,
  at: trueTimeOf(recorded, before),
});
