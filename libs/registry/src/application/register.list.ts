import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { isClosedAt } from '../domain/agency.js';
import type { Agency } from '../domain/agency.js';
import type { AgencyKind, AgencyLevel } from '../domain/agency.events.js';
import { valueAt } from '../domain/dated.js';
import { viewAt } from './agency-view.js';
import type { AgencyView } from './resolution.js';
import { foldText } from './search-text.js';

export interface AgencyQuery {
  readonly at: Instant;
  readonly level?: AgencyLevel;
  readonly kind?: AgencyKind;
  readonly parent?: AgencyId;
  /** Part of the name, with or without diacritics, or the start of any code. */
  readonly search?: string;
  /** Also those closed by then. Default: no. */
  readonly closed?: boolean;
  /** Continue behind this agency. */
  readonly after?: AgencyId;
  /** 1 to 500, default 50. */
  readonly limit?: number;
}

export interface AgencyPage {
  readonly items: readonly AgencyView[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: AgencyId;
}

const MOST = 500;

const matches = (agency: Agency, query: AgencyQuery, text: string | undefined): boolean => {
  if (agency.status === 'unregistered') return false;
  const { history } = agency;
  if (query.closed !== true && isClosedAt(agency, query.at)) return false;
  if (query.kind !== undefined && history.kind !== query.kind) return false;
  const place = valueAt(history.places, query.at);
  if (place === undefined) return false;
  if (query.level !== undefined && place.level !== query.level) return false;
  if (query.parent !== undefined && place.parent !== query.parent) return false;
  if (text === undefined) return true;
  return (
    foldText(valueAt(history.names, query.at) ?? '').includes(text) ||
    history.codes.some(({ since, value }) => since <= query.at && value.code.toLowerCase().startsWith(text))
  );
};

/** `sorted`: every agency by id, so that pages neither repeat nor skip. */
export const listAgencies = (
  sorted: readonly AgencyId[],
  agencyOf: (id: AgencyId) => Agency,
  query: AgencyQuery,
): AgencyPage => {
  const limit = Math.min(Math.max(query.limit ?? 50, 1), MOST);
  const text = query.search === undefined ? undefined : foldText(query.search.trim());
  const items: AgencyView[] = [];
  for (const id of sorted) {
    if (query.after !== undefined && id <= query.after) continue;
    const agency = agencyOf(id);
    if (!matches(agency, query, text)) continue;
    const view = viewAt(agency, query.at);
    if (view === undefined) continue;
    const last = items.at(-1);
    if (items.length === limit && last !== undefined) return { items, next: last.agencyId };
    items.push(view);
  }
  return { items };
};
