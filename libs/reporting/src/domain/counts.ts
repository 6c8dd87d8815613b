import { Fault } from '@lienthong/kernel';
import type { Standing } from './standing-kind.js';
import { tallyOf } from './tally.js';
import type { StandingTally } from './tally.js';

/** Columns 3–13 of form II.06a (Circular 01/2020/TT-VPCP), each counted on its own. */
export interface Counts {
  readonly received: number;
  readonly online: number;
  readonly directOrPost: number;
  readonly carriedOver: number;
  readonly resolved: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly inProcess: number;
  readonly inTime: number;
  readonly overdue: number;
}

export const COLUMNS = [
  'received',
  'online',
  'directOrPost',
  'carriedOver',
  'resolved',
  'early',
  'onTime',
  'late',
  'inProcess',
  'inTime',
  'overdue',
] as const satisfies readonly (keyof Counts)[];

const countsFrom = (count: (column: keyof Counts) => number): Counts => ({
  received: count('received'),
  online: count('online'),
  directOrPost: count('directOrPost'),
  carriedOver: count('carriedOver'),
  resolved: count('resolved'),
  early: count('early'),
  onTime: count('onTime'),
  late: count('late'),
  inProcess: count('inProcess'),
  inTime: count('inTime'),
  overdue: count('overdue'),
});

const BELONGS: Readonly<Record<keyof Counts, (standing: Standing) => boolean>> = {
  received: () => true,
  online: ({ origin }) => origin === 'online',
  directOrPost: ({ origin }) => origin === 'direct-or-post',
  carriedOver: ({ origin }) => origin === 'carried-over',
  resolved: ({ resolved }) => resolved,
  early: ({ resolved, verdict }) => resolved && verdict === 'early',
  onTime: ({ resolved, verdict }) => resolved && verdict === 'on-time',
  late: ({ resolved, verdict }) => resolved && verdict === 'late',
  inProcess: ({ resolved }) => !resolved,
  inTime: ({ resolved, verdict }) => !resolved && verdict !== 'late',
  overdue: ({ resolved, verdict }) => !resolved && verdict === 'late',
};

/** Every column on its own, out of how many stand where. */
export const countsOf = ({ count }: StandingTally): Counts => countsFrom((column) => count(BELONGS[column]));

export const countStandings = (standings: Iterable<Standing>): Counts => countsOf(tallyOf(standings));

export const addCounts = (rows: readonly Counts[]): Counts =>
  countsFrom((column) => rows.reduce((sum, row) => sum + row[column], 0));

const IDENTITIES: Readonly<Record<string, (row: Counts) => readonly [number, number]>> = {
  '3 = 4 + 5 + 6': (row) => [row.received, row.online + row.directOrPost + row.carriedOver],
  '7 = 8 + 9 + 10': (row) => [row.resolved, row.early + row.onTime + row.late],
  '11 = 12 + 13': (row) => [row.inProcess, row.inTime + row.overdue],
  '3 = 7 + 11': (row) => [row.received, row.resolved + row.inProcess],
};

/** The identities of the form that a row breaks; empty for one that may be handed in. */
export const brokenIdentities = (row: Counts): readonly string[] =>
  Object.entries(IDENTITIES).flatMap(([identity, sides]) => {
    const [left, right] = sides(row);
    return left === right ? [] : [`${identity} (${left} ≠ ${right})`];
  });

/**
 * The row itself.
 * @throws Fault `reporting/identity-broken`: no number is better than one that contradicts another.
 */
export const checked = (name: string, row: Counts): Counts => {
  const broken = brokenIdentities(row);
  if (broken.length === 0) return row;
  throw new Fault('reporting/identity-broken', `II.06a, ${name}: ${broken.join('; ')}`);
};

/** Late among all received: (10 + 13) / 3; undefined where nothing was received. */
export const lateRate = ({ received, late, overdue }: Counts): number | undefined =>
  received === 0 ? undefined : (late + overdue) / received;
