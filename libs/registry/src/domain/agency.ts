import { assertNever } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { startOfDay } from '@lienthong/identifiers';
import type { AgencyCode, AgencyCodeGeneration, AgencyId, LocalDate } from '@lienthong/identifiers';
import { insert } from './dated.js';
import type { Timeline } from './dated.js';
import type {
  AgencyEndpoint,
  AgencyEvent,
  AgencyKey,
  AgencyKind,
  AgencyLevel,
  AgencyRegistration,
  Successor,
} from './agency.events.js';

export interface HeldCode {
  readonly code: AgencyCode;
  readonly generation: AgencyCodeGeneration;
}

export interface Place {
  readonly parent: AgencyId | undefined;
  readonly level: AgencyLevel;
}

export interface Closing {
  readonly from: LocalDate;
  readonly since: Instant;
  readonly successors: readonly Successor[];
}

/** All that was ever true of a registered agency, each fact from its day on. */
export interface AgencyHistory {
  readonly agencyId: AgencyId;
  readonly kind: AgencyKind;
  readonly example: boolean;
  readonly registration: AgencyRegistration;
  readonly codes: Timeline<HeldCode>;
  readonly names: Timeline<string>;
  readonly places: Timeline<Place>;
  /** True where suspended. */
  readonly suspensions: Timeline<boolean>;
  readonly endpoints: Timeline<AgencyEndpoint | undefined>;
  readonly keys: Timeline<AgencyKey>;
}

export type Agency =
  | { readonly status: 'unregistered' }
  | { readonly status: 'registered'; readonly history: AgencyHistory }
  | { readonly status: 'closed'; readonly history: AgencyHistory; readonly closing: Closing };

export const initialAgency: Agency = { status: 'unregistered' };

const NEVER: Timeline<never> = [];

const register = (data: AgencyRegistration): Agency => {
  const { from } = data;
  const since = startOfDay(from);
  return {
    status: 'registered',
    history: {
      agencyId: data.agencyId,
      kind: data.kind,
      example: data.example ?? false,
      registration: data,
      codes: [{ from, since, value: { code: data.code, generation: data.generation } }],
      names: [{ from, since, value: data.name }],
      places: [{ from, since, value: { parent: data.parent, level: data.level } }],
      suspensions: NEVER,
      endpoints: NEVER,
      keys: NEVER,
    },
  };
};

const levelOn = (places: Timeline<Place>, from: LocalDate, fallback: AgencyLevel): AgencyLevel =>
  places.findLast((place) => place.from <= from)?.value.level ?? fallback;

const extend = (
  history: AgencyHistory,
  event: Exclude<AgencyEvent, { type: 'AgencyRegistered' | 'AgencySucceeded' }>,
): AgencyHistory => {
  const { from } = event.data;
  switch (event.type) {
    case 'AgencyCodeAdded': {
      const { code, generation } = event.data;
      return { ...history, codes: insert(history.codes, from, { code, generation }) };
    }
    case 'AgencyRenamed':
      return { ...history, names: insert(history.names, from, event.data.name) };
    case 'AgencyMoved': {
      const level = event.data.level ?? levelOn(history.places, from, history.registration.level);
      return { ...history, places: insert(history.places, from, { parent: event.data.parent, level }) };
    }
    case 'AgencySuspended':
      return { ...history, suspensions: insert(history.suspensions, from, true) };
    case 'AgencyResumed':
      return { ...history, suspensions: insert(history.suspensions, from, false) };
    case 'EndpointChanged':
      return { ...history, endpoints: insert(history.endpoints, from, event.data.endpoint) };
    case 'KeyRotated':
      return { ...history, keys: insert(history.keys, from, event.data.key) };
    default:
      return assertNever(event);
  }
};

export const evolveAgency = (state: Agency, event: AgencyEvent): Agency => {
  if (event.type === 'AgencyRegistered') return register(event.data);
  if (state.status === 'unregistered') return state;
  if (event.type === 'AgencySucceeded') {
    const { from, successors } = event.data;
    return { status: 'closed', history: state.history, closing: { from, since: startOfDay(from), successors } };
  }
  return { ...state, history: extend(state.history, event) };
};

export const isClosedAt = (agency: Agency, instant: Instant): boolean =>
  agency.status === 'closed' && agency.closing.since <= instant;
