import { ok } from '@lienthong/kernel';
import { inBody, pointerOf } from './json-pointer.js';
import { dayAt, momentAt, parseMoment } from './moment.js';

describe('pointerOf', () => {
  it.each([
    ['from', '/from'],
    ['[12].closed.successors[0].agency', '/12/closed/successors/0/agency'],
    ['successors[3]', '/successors/3'],
    ['', ''],
  ])('writes %j as the JSON pointer %j', (path, pointer) => {
    expect(pointerOf(path)).toBe(pointer);
  });

  it('leaves a refusal without a place as it is', () => {
    expect(inBody({ code: 'system/unknown' }, '/records')).toEqual({ code: 'system/unknown' });
  });
});

describe('a moment of a request', () => {
  it('is an instant with its offset, or the beginning of a day in Việt Nam', () => {
    expect(parseMoment('2025-07-01T07:00:00+07:00')).toEqual(ok('2025-07-01T00:00:00.000Z'));
    expect(parseMoment('2025-07-01')).toEqual(ok('2025-06-30T17:00:00.000Z'));
  });

  it.each(['', 'now', '2025-07-01T07:00:00', '01/07/2025', '2025-13-01'])('is not %j', (text) => {
    expect(parseMoment(text).ok).toBe(false);
  });

  it.each([
    ['an instant', () => momentAt('now', '/at'), { code: 'identifiers/instant-malformed', path: '/at' }],
    ['a day', () => dayAt('2025-02-30', '/from'), { code: 'identifiers/date-impossible', path: '/from' }],
  ])('is refused where it stands: %s', (_name, read, refusal) => {
    let thrown: unknown;
    try {
      read();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ name: 'Refused', refusal });
  });
});
