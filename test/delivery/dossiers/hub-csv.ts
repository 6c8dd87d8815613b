import { join } from 'node:path';
import { dossierOf, DOSSIER_CATEGORY, readDossierEvent } from '@lienthong/dossier';
import type { DossierEvent } from '@lienthong/dossier';
import { openSqliteReader } from '@lienthong/event-store';
import { csvOf } from './csv.js';
import type { CsvRow } from './csv.js';

interface Known {
  code: string;
  receiver: string;
  readonly agencies: Map<string, string>;
  /** By leg, the latest. */
  readonly last: Map<string, Omit<CsvRow, 'code' | 'leg'>>;
}

const PAGE = 5_000;

const LEG_STATES = { LegAcknowledged: 'acknowledged', LegReturned: 'returned', LegCompleted: 'completed' } as const;

/** What a fact says of a leg, or of the whole. */
const saidBy = ({ type, data }: DossierEvent): Omit<CsvRow, 'code'> | undefined => {
  if (type === 'DossierFiled') return { leg: '', state: 'filed', moment: data.filedAt };
  if (type === 'DossierReceived') return { leg: '', state: 'received', moment: data.receivedAt };
  if (type === 'ResultDelivered') return { leg: '', state: 'delivered', moment: data.at };
  if (type === 'LegAcknowledged' || type === 'LegReturned' || type === 'LegCompleted')
    return { leg: data.leg, state: LEG_STATES[type], moment: data.at };
  return undefined;
};

/** What an agency does of a leg in one millisecond it does in this order. */
const WITHIN_A_MILLISECOND = ['acknowledged', 'returned', 'completed'];

/** Reports come in any order: what happened last counts, not what was heard last. */
export const isLater = (one: Omit<CsvRow, 'code' | 'leg'>, other: Omit<CsvRow, 'code' | 'leg'>): boolean =>
  one.moment === other.moment
    ? WITHIN_A_MILLISECOND.indexOf(one.state) >= WITHIN_A_MILLISECOND.indexOf(other.state)
    : one.moment > other.moment;

const apply = (dossiers: Map<string, Known>, dossier: string, event: DossierEvent): void => {
  const known: Known = dossiers.get(dossier) ?? { code: dossier, receiver: '', agencies: new Map(), last: new Map() };
  dossiers.set(dossier, known);
  if (event.type === 'DossierFiled') known.receiver = event.data.receiver;
  if (event.type === 'DossierReceived') known.code = event.data.codes.oneStop;
  if (event.type === 'LegStarted') known.agencies.set(event.data.leg, event.data.agency);
  const said = saidBy(event);
  if (said === undefined) return;
  const { leg, state, moment } = said;
  const before = known.last.get(leg);
  if (before === undefined || isLater({ state, moment }, before)) known.last.set(leg, { state, moment });
};

/** The hub's side of each agency, from the events in the folder of a hub that does not run: a CSV by agency. */
export const hubCsvs = async (dir: string): Promise<ReadonlyMap<string, string>> => {
  const reader = openSqliteReader({ file: join(dir, 'events.sqlite') });
  const dossiers = new Map<string, Known>();
  try {
    for (let after = 0, more = true; more;) {
      const page = await reader.readAll({ after, limit: PAGE, filter: { categories: [DOSSIER_CATEGORY] } });
      for (const recorded of page.events) {
        const read = readDossierEvent(recorded);
        if (read !== undefined) apply(dossiers, dossierOf(recorded.stream), read.event);
      }
      after = page.position;
      more = page.events.length === PAGE;
    }
  } finally {
    await reader.close();
  }
  const rows = new Map<string, CsvRow[]>();
  for (const { code, receiver, agencies, last } of dossiers.values()) {
    for (const [leg, said] of last) {
      const agency = leg === '' ? receiver : (agencies.get(leg) ?? '');
      const own = rows.get(agency) ?? [];
      rows.set(agency, own);
      own.push({ code, leg, ...said });
    }
  }
  return new Map([...rows].map(([agency, own]) => [agency, csvOf(own)]));
};
