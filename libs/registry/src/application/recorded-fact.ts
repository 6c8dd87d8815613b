import { Fault } from '@lienthong/kernel';
import type { RecordedEvent } from '@lienthong/event-store';
import { isAgencyEventType } from '../domain/agency.events.js';
import type { AgencyEvent } from '../domain/agency.events.js';
import { isBusMandateEventType } from '../domain/bus-mandate.events.js';
import type { BusMandateEvent } from '../domain/bus-mandate.events.js';
import { isSystemEventType } from '../domain/system.events.js';
import type { SystemEvent } from '../domain/system.events.js';

/** What folding needs of an event. */
export type RecordedFact = Pick<RecordedEvent, 'stream' | 'revision' | 'type' | 'data'>;

const unknownType = (fact: RecordedFact): Fault =>
  new Fault(
    'registry/unknown-event',
    `${fact.stream}@${fact.revision} is a ${fact.type}, which this version does not know`,
  );

/** The payload was parsed before it was recorded, by whoever decided; it is trusted here. Throws `registry/unknown-event`. */
export const agencyEventOf = (fact: RecordedFact): AgencyEvent => {
  if (!isAgencyEventType(fact.type)) throw unknownType(fact);
  return { type: fact.type, data: fact.data } as unknown as AgencyEvent;
};

/** As `agencyEventOf`, for the systems. */
export const systemEventOf = (fact: RecordedFact): SystemEvent => {
  if (!isSystemEventType(fact.type)) throw unknownType(fact);
  return { type: fact.type, data: fact.data } as unknown as SystemEvent;
};

/** As `agencyEventOf`, for the bus mandates. */
export const busMandateEventOf = (fact: RecordedFact): BusMandateEvent => {
  if (!isBusMandateEventType(fact.type)) throw unknownType(fact);
  return { type: fact.type, data: fact.data } as unknown as BusMandateEvent;
};
