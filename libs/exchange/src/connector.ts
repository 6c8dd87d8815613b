export { connectorSide, passageInId, passageOutId } from './adapters/connector/connector-side.js';
export type { ConnectorSide, ConnectorSidePorts } from './adapters/connector/connector-side.js';
export type { Arrival, Arriving, Follows, Received, Taken as TakenIn } from './adapters/connector/receive.js';
export type { Departure, Homes, Place } from './application/passage/departing/departure.js';
export { systemOf } from './application/passage/departing/departure.js';
export type { OpenPassageDesk } from './application/passage/passage-desk.js';
export type { Passage } from './application/passage/passages.js';
export type { FailedPassage, PassageDeskRefusal, TriedPassage } from './domain/passage/passage-desk.js';
export type { Departing, PassageFailure, PassageKind } from './domain/passage/passage.events.js';
