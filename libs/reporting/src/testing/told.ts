import type { Instant } from '@lienthong/kernel';
import type { AgencyId, DossierCode, LocalDate, ProcedureCode } from '@lienthong/identifiers';
import type { Channel } from '@lienthong/dossier/events';
import type { RecordedEvent } from '../domain/facts.js';
import { DISTRICT, moment } from '../synthetic/quarter.js';

/** A fact, told at a moment of Việt Nam. */
export type Told = readonly [recordedAt: string, event: RecordedEvent['event']];

export const dossierOf = (dossier: string, ...told: readonly Told[]): readonly RecordedEvent[] =>
  told.map(([recordedAt, event]) => ({ dossier, recordedAt: moment(recordedAt), event }));

/** A land-use extension of 2024: five working days, and post outside the promise. */
export const filed = (at: string, channel: Channel = 'direct', receiver: AgencyId = DISTRICT): Told => [
  at,
  {
    type: 'DossierFiled',
    data: {
      procedure: '2.000880' as ProcedureCode,
      version: '2021-01-01' as LocalDate,
      channel,
      options: [],
      items: [],
      receiver,
      filedAt: moment(at),
      receiveBy: moment(at),
    },
  },
];

export const received = (at: string): Told => [
  at,
  {
    type: 'DossierReceived',
    data: { codes: { oneStop: 'H11.99-240103-0001' as DossierCode }, receivedAt: moment(at) },
  },
];

const dueData = (due: string): { due: Instant; calendarVersion: number; provisional: boolean } => ({
  due: moment(due),
  calendarVersion: 1,
  provisional: false,
});

export const promised = (at: string, due: string): Told => [at, { type: 'DueDateSet', data: dueData(due) }];

/** `heard`: when it became known, where that was later. */
export const resolved = (at: string, heard = at): Told => [
  heard,
  { type: 'ResultIssued', data: { at: moment(at), without: [], deliverBy: moment(at) } },
];

export const delivered = (at: string): Told => [at, { type: 'ResultDelivered', data: { at: moment(at) } }];

export const started = (leg: string, at: string): Told => [
  at,
  {
    type: 'LegStarted',
    data: { leg, attempt: 1, agency: DISTRICT, items: [], handedOverAt: moment(at), ...dueData(at) },
  },
];

export const completed = (leg: string, at: string, heard = at): Told => [
  heard,
  { type: 'LegCompleted', data: { leg, reportId: `${leg} ${at}`, at: moment(at), items: [], syncLate: false } },
];

export const supplementAsked = (number: number, at: string): Told => [
  at,
  {
    type: 'SupplementRequested',
    data: {
      leg: 'giai-quyet',
      reportId: `supplement ${number}`,
      at: moment(at),
      number,
      countsLate: number > 1,
      remindAt: moment(at),
    },
    personal: {},
  },
];

export const supplementCame = (number: number, at: string): Told => [
  at,
  { type: 'SupplementReceived', data: { requestId: `supplement ${number}`, at: moment(at), items: [], then: 'shift' } },
];

export const dueMoved = (at: string, before: string, due: string): Told => [
  at,
  { type: 'DueDateMoved', data: { ...dueData(due), before: moment(before), why: 'supplement' } },
];

export const succeeded = (at: string, to: AgencyId): Told => [
  at,
  { type: 'ReceiverSucceeded', data: { from: DISTRICT, to } },
];

export const withdrawn = (at: string): Told => [
  at,
  { type: 'DossierWithdrawn', data: { at: moment(at) }, personal: {} },
];

export const driftFound = (at: string, party = 'H11.98 portal'): Told => [
  at,
  { type: 'DriftFound', data: { at: moment(at), party } },
];

export const driftHealed = (at: string, party = 'H11.98 portal'): Told => [
  at,
  { type: 'DriftHealed', data: { at: moment(at), party } },
];
