import type { Instant } from '@lienthong/kernel';
import type { AgencyCodeGeneration } from '@lienthong/identifiers';
import { isClosedAt } from '../domain/agency.js';
import type { Agency } from '../domain/agency.js';
import { valueAt } from '../domain/dated.js';
import type { AgencyView, CodeHolding } from './resolution.js';

const RANK: Readonly<Record<AgencyCodeGeneration, number>> = { guide2803: 0, qcvn102: 1, qd20: 2 };

/** Undefined for an agency that was not registered, or not yet. */
export const viewAt = (agency: Agency, instant: Instant): AgencyView | undefined => {
  if (agency.status === 'unregistered') return undefined;
  const { history } = agency;
  const { agencyId, registration } = history;
  const codes: CodeHolding[] = [];
  let main: CodeHolding | undefined;
  for (const { from, since, value } of history.codes) {
    if (since > instant) break;
    const holding = { agency: agencyId, code: value.code, generation: value.generation, from };
    codes.push(holding);
    if (main === undefined || RANK[holding.generation] >= RANK[main.generation]) main = holding;
  }
  const name = valueAt(history.names, instant);
  const place = valueAt(history.places, instant);
  if (main === undefined || name === undefined || place === undefined) return undefined;

  const closed = agency.status === 'closed' && isClosedAt(agency, instant) ? agency.closing : undefined;
  const endpoint = valueAt(history.endpoints, instant);
  const key = valueAt(history.keys, instant);
  const suspended = valueAt(history.suspensions, instant) === true;
  return {
    agencyId,
    code: main.code,
    codes,
    name,
    level: place.level,
    kind: history.kind,
    ...(place.parent === undefined ? {} : { parent: place.parent }),
    from: registration.from,
    status: closed !== undefined ? 'closed' : suspended ? 'suspended' : 'live',
    ...(closed === undefined ? {} : { closed }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(key === undefined ? {} : { key }),
    example: history.example,
    source: registration.source,
  };
};
