import type { IncomingEvent } from '@lienthong/bus';
import { deriveEventId } from '@lienthong/event-store';
import type { Origin } from '@lienthong/event-store';
import type { Clock } from '@lienthong/kernel';
import type { Claimant } from '../../application/uploads/use-upload.js';
import type { Caller } from '../intake/caller.js';

/** The place of a record on an `out` topic; with its append time it is one of a kind, also when a topic begins anew. */
export interface RecordPlace {
  readonly topic: string;
  readonly offset: number;
  readonly appendedAt: string;
  /** W3C `traceparent` that its producer gave it. */
  readonly traceparent?: string;
}

/** The identity that follows for whatever a record brings about. */
export const recordId = ({ topic, offset, appendedAt }: RecordPlace): string =>
  deriveEventId('bus', topic, String(offset), appendedAt);

/** A CloudEvent of an agency, and who spoke. */
export interface BusMessage {
  readonly event: IncomingEvent;
  readonly caller: Caller;
  readonly claimant: Claimant;
  /** Uploads that it took so far, and gives back when it is refused. */
  readonly taken: string[];
}

/** The trace that the producer began, else the record itself. */
export const originOfRecord = (record: RecordPlace): Origin => {
  const { traceparent } = record;
  return traceparent === undefined
    ? { correlation: recordId(record) }
    : { correlation: traceparent.slice(3, 35), trace: traceparent };
};

/** The topic says for whom, the bus mandate says which system. */
export const messageOf = (event: IncomingEvent, agency: string, system: string, clock: Clock): BusMessage => ({
  event,
  taken: [],
  claimant: { agency, system, by: deriveEventId('bus-message', agency, event.id), record: recordId(event) },
  caller: {
    viewer: { system, role: 'agency', mandates: { mayActFor: (other) => other === agency } },
    act: (role) => ({
      id: recordId(event),
      by: { role, system },
      at: clock.now(),
      ...originOfRecord(event),
    }),
  },
});
