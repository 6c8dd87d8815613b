import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Mandate } from './system.events.js';

/** Half-open: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: Instant;
  readonly to?: Instant;
}

/** Per agency, without overlaps, oldest first. */
export type Mandates = ReadonlyMap<AgencyId, readonly Interval[]>;

const reaches = (interval: Interval, instant: Instant): boolean => interval.to === undefined || interval.to >= instant;

const join = (left: Interval, right: Interval): Interval => {
  const from = left.from < right.from ? left.from : right.from;
  if (left.to === undefined || right.to === undefined) return { from };
  return { from, to: left.to > right.to ? left.to : right.to };
};

const merge = (intervals: readonly Interval[]): readonly Interval[] =>
  intervals
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .reduce<readonly Interval[]>((merged, interval) => {
      const last = merged.at(-1);
      return last !== undefined && reaches(last, interval.from)
        ? [...merged.slice(0, -1), join(last, interval)]
        : [...merged, interval];
    }, []);

export const grant = (mandates: Mandates, { agency, ...interval }: Mandate): Mandates =>
  new Map(mandates).set(agency, merge([...(mandates.get(agency) ?? []), interval]));

export const end = (mandates: Mandates, agency: AgencyId, at: Instant): Mandates =>
  new Map(mandates).set(
    agency,
    (mandates.get(agency) ?? [])
      .filter((interval) => interval.from < at)
      .map((interval) => (interval.to !== undefined && interval.to <= at ? interval : { from: interval.from, to: at })),
  );

export const covers = (mandates: Mandates, { agency, from, to }: Mandate): boolean =>
  (mandates.get(agency) ?? []).some(
    (interval) => interval.from <= from && (interval.to === undefined || (to !== undefined && interval.to >= to)),
  );

export const holdsAt = (mandates: Mandates, agency: AgencyId, instant: Instant): boolean =>
  (mandates.get(agency) ?? []).some(
    (interval) => interval.from <= instant && (interval.to === undefined || instant < interval.to),
  );

export const holdsAfter = (mandates: Mandates, agency: AgencyId, instant: Instant): boolean =>
  (mandates.get(agency) ?? []).some((interval) => interval.to === undefined || interval.to > instant);
