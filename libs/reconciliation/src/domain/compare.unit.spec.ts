import type { Instant } from '@lienthong/kernel';
import { DVCLT_FOLLOWS, PORTAL_FOLLOWS } from '@lienthong/dossier/vocabularies';
import type { StatusRecord } from '@lienthong/dossier/vocabularies';
import { compareRow } from './compare.js';
import type { Order } from './compare.js';
import type { Moment, ViewRow } from './view-row.js';

const portal: Order = { name: 'portal', follows: PORTAL_FOLLOWS };
const dvclt: Order = { name: 'dvclt', follows: DVCLT_FOLLOWS };

/** One an hour from 08:00 of 3 March 2026 in Việt Nam. */
const held = (...statuses: readonly string[]): readonly StatusRecord[] =>
  statuses.map((status, index) => ({
    status,
    event: `e${index}`,
    revision: index,
    at: `2026-03-03T0${1 + index}:00:00.000Z` as Instant,
  }));
const day = (text: string): Moment => ({ at: `${text}T10:00:00.000Z` as Instant, precision: 'day' });
const says = (status: string, moments: Readonly<Record<string, Moment>> = {}): ViewRow => ({
  line: 2,
  code: 'H49.204-260303-0001',
  status,
  moments,
});
const ofPortal = (row: ViewRow, ...ours: readonly string[]) => compareRow(portal, row, held(...ours));

describe('an agency’s record of a dossier', () => {
  it('agrees where the last of ours is what it says', () => {
    expect(ofPortal(says('4'), '1', '2', '4')).toEqual({ kind: 'agrees' });
  });

  it('is behind by exactly what came after it, in order, each with its event', () => {
    const verdict = ofPortal(says('4'), '1', '2', '4', '9', '10');
    expect(verdict).toEqual({ kind: 'behind', missing: held('1', '2', '4', '9', '10').slice(3) });
  });

  it('is behind by what followed the time that it gives, where a status came twice', () => {
    const ours = held('1', '2', '4', '5', '4', '9');
    const first = { at: ours[2]!.at, precision: 'minute' } as const;
    expect(compareRow(portal, says('4', { '4': first }), ours)).toMatchObject({ missing: ours.slice(3) });
    expect(compareRow(portal, says('4'), ours)).toMatchObject({ missing: ours.slice(5) });
  });

  it('is ahead where the hub holds no event, by the steps that must be asserted', () => {
    expect(ofPortal(says('10'), '1', '2', '4')).toEqual({ kind: 'ahead', steps: ['9', '10'] });
    expect(compareRow(dvclt, says('5'), held('1', '3'))).toEqual({ kind: 'ahead', steps: ['7', '5'] });
  });

  it('is ahead where its status agrees but it dates a delivery that the hub has not heard of', () => {
    expect(ofPortal(says('4', { '10': day('2026-03-05') }), '1', '2', '4')).toEqual({
      kind: 'ahead',
      steps: ['9', '10'],
    });
  });

  it('contradicts where neither leads to the other', () => {
    expect(ofPortal(says('9'), '1', '2', '4', '7')).toEqual({ kind: 'contradicts', what: 'status', about: '9' });
    expect(ofPortal(says('8'), '1', '2', '4', '9', '10')).toMatchObject({ kind: 'contradicts', what: 'status' });
  });

  it('contradicts where both hold a step and date it differently, whatever else is missing', () => {
    const verdict = ofPortal(says('4', { '2': day('2026-03-04') }), '1', '2', '4', '9');
    expect(verdict).toEqual({ kind: 'contradicts', what: 'moment', about: '2' });
  });

  it('does not contradict an hour with a day', () => {
    expect(ofPortal(says('4', { '2': day('2026-03-03') }), '1', '2', '4')).toEqual({ kind: 'agrees' });
  });

  it('counts the day as Việt Nam counts it', () => {
    const late = [{ status: '1', event: 'e0', revision: 0, at: '2026-03-03T17:30:00.000Z' as Instant }];
    const moment: Moment = { at: '2026-03-03T17:00:00.000Z' as Instant, precision: 'day' };
    expect(compareRow(portal, says('1', { '1': moment }), late)).toEqual({ kind: 'agrees' });
  });
});
