import type { WorkingTime } from '@lienthong/calendar';
import { assertNever, instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { Chance } from './chance.js';
import type { Fate, Slot } from './plan.js';
import { moment, QUARTER } from './quarter.js';
import { after } from './stage.js';
import type { Kind, Morning } from './stage.js';

/** A leg's end: when it was, and when the hub heard of it. */
export interface Cue {
  readonly at: Instant;
  readonly recordedAt: Instant;
}

/** One dossier's way, leg by leg in order; fewer cues than legs leave it open. */
export interface Script {
  readonly kind: Kind;
  readonly receivedAt: Instant;
  readonly cues: readonly Cue[];
}

/** Between which days the promise falls, so that the rest of the way has room. */
const DUE: Readonly<Record<Fate, readonly [string, string]>> = {
  'resolved-in-time': ['2024-01-02', '2024-03-29'],
  'late-by-processing': ['2023-12-28', '2024-03-14'],
  'late-by-post': ['2024-01-02', '2024-03-25'],
  'late-by-synchronisation': ['2024-01-02', '2024-03-21'],
  'in-time': ['2024-04-01', '2024-04-30'],
  'overdue-by-processing': ['2023-12-28', '2024-03-14'],
  'overdue-by-post': ['2024-03-18', '2024-03-28'],
  'overdue-by-synchronisation': ['2024-03-05', '2024-03-28'],
};

type ByPost = Extract<Fate, `${string}-by-post`>;
type ByRecord = Extract<Fate, `${string}-by-synchronisation`>;

const isByPost = (fate: Fate): fate is ByPost => fate.endsWith('-by-post');
const isByRecord = (fate: Fate): fate is ByRecord => fate.endsWith('-by-synchronisation');

/** Only land travels by post; records lag behind where several agencies work. */
const kindOf = (fate: Fate, chance: Chance): Kind => {
  if (isByPost(fate)) return 'land';
  if (isByRecord(fate)) return 'birth';
  return (['land', 'birth', 'building'] as const)[chance.below(3)] ?? 'land';
};

const HOUR_MS = 3_600_000;
const START = moment(`${QUARTER.from} 00:00`);
const heardAtOnce = (at: Instant): Cue => ({ at, recordedAt: at });

/** In the afternoon or around noon of the day that was promised. */
const before = (due: Instant, chance: Chance): Instant =>
  instantOf(new Date(Date.parse(due) - (1 + chance.below(4)) * HOUR_MS));

/** Half of those of this quarter are done days before; a carried-over one cannot be, or the last quarter had it done. */
const isDoneEarly = ({ chance, receivedAt }: Facts): boolean => receivedAt >= START && chance.below(2) === 0;

interface Facts {
  readonly time: WorkingTime;
  readonly chance: Chance;
  readonly receivedAt: Instant;
  readonly due: Instant;
}

/** Land: checked, by post, decided, by post, handed out. */
const landCues = (fate: Exclude<Fate, ByRecord>, facts: Facts): readonly Cue[] => {
  const { time, chance, receivedAt, due } = facts;
  const from = (hours: number): Instant => after(time, receivedAt, hours);
  const late = (hours: number): Instant => after(time, due, hours);
  const there = [from(2), from(8)];
  const delay = 2 + chance.below(9);
  switch (fate) {
    case 'resolved-in-time':
      return [...there, from(16), from(22), isDoneEarly(facts) ? from(24) : before(due, chance)].map(heardAtOnce);
    case 'late-by-post':
      return [...there, from(20), late(delay), late(delay + 1)].map(heardAtOnce);
    case 'overdue-by-post':
      return [...there, from(20)].map(heardAtOnce);
    case 'late-by-processing':
      return [...there, late(24 + delay), late(30 + delay), late(31 + delay)].map(heardAtOnce);
    case 'in-time':
    case 'overdue-by-processing':
      return there.map(heardAtOnce);
    default:
      return assertNever(fate);
  }
};

/** Whoever heard of it late heard of every leg after the first late. */
const legCues = (fate: Exclude<Fate, ByPost>, legs: number, facts: Facts): readonly Cue[] => {
  const { time, chance, receivedAt, due } = facts;
  const early = Array.from({ length: legs - 1 }, (_, leg) => heardAtOnce(after(time, receivedAt, 1 + leg)));
  const done = before(due, chance);
  switch (fate) {
    case 'resolved-in-time':
      return [...early, heardAtOnce(isDoneEarly(facts) ? after(time, receivedAt, 2 + legs) : done)];
    case 'late-by-processing':
      return [...early, heardAtOnce(after(time, due, 24 + chance.below(16)))];
    case 'late-by-synchronisation':
      return [...early, { at: done, recordedAt: after(time, due, 2 + chance.below(24)) }];
    case 'overdue-by-synchronisation':
      return [
        ...early,
        { at: done, recordedAt: moment(`2024-04-${String(8 + chance.below(5)).padStart(2, '0')} 09:00`) },
      ];
    case 'in-time':
    case 'overdue-by-processing':
      return early;
    default:
      return assertNever(fate);
  }
};

const cuesOf = (kind: Kind, fate: Fate, legs: number, facts: Facts): readonly Cue[] => {
  if (isByPost(fate)) return landCues(fate, facts);
  if (isByRecord(fate)) return legCues(fate, legs, facts);
  return kind === 'land' ? landCues(fate, facts) : legCues(fate, legs, facts);
};

const receptions = (mornings: readonly Morning[], { fate, from }: Slot): readonly Morning[] => {
  const [first, last] = DUE[fate];
  const [earliest, latest] = [moment(`${first} 00:00`), moment(`${last} 23:59`)];
  return mornings.filter(
    ({ day, due }) => due >= earliest && due <= latest && (from === 'before') === day < '2024-01-01',
  );
};

/** How the dossier of a slot went; numbers of legs and mornings are the kind's. */
export const scriptOf = (
  slot: Slot,
  time: WorkingTime,
  chance: Chance,
  of: (kind: Kind) => { readonly legs: number; readonly mornings: readonly Morning[] },
): Script => {
  const kind = kindOf(slot.fate, chance);
  const { legs, mornings } = of(kind);
  const possible = receptions(mornings, slot);
  const morning = possible[chance.below(possible.length)];
  if (morning === undefined) throw new TypeError(`no morning for ${slot.fate} ${slot.from} ${kind}`);
  const minute = String(chance.below(60)).padStart(2, '0');
  const receivedAt = moment(`${morning.day} 08:${minute}`);
  const facts = { time, chance, receivedAt, due: morning.due };
  return { kind, receivedAt, cues: cuesOf(kind, slot.fate, legs, facts) };
};
