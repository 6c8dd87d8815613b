import { Fault } from '@lienthong/kernel';
import fc from 'fast-check';
import { busSequenceAt, cursorAt, isCursor, parseBusSequence, parseCursor } from './cursor.js';

const EPOCH = '0192f1c8-7d3a-7c4e-9b1a-3f2e1d0c9b8a';
const LATER = '0192f1c8-7d3a-7c4e-9b1a-3f2e1d0c9b8b';

describe('a cursor', () => {
  it('reads back what it was made of, on both windows', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.maxSafeNat(), (epoch, revision) => {
        expect(parseCursor(cursorAt(epoch, revision))).toEqual({ ok: true, value: { epoch, revision } });
        expect(parseBusSequence(busSequenceAt(epoch, revision))).toEqual({ ok: true, value: { epoch, revision } });
      }),
    );
  });

  it('sorts on the bus as text in the order of the inbox', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
        expect(busSequenceAt(EPOCH, a) < busSequenceAt(EPOCH, b)).toBe(a < b);
      }),
    );
    expect(busSequenceAt(EPOCH, 7)).toBe(`${EPOCH}:0000000000000000007`);
  });

  it.each([
    '',
    EPOCH,
    `${EPOCH}:`,
    `${EPOCH}:-1`,
    `${EPOCH}:01`,
    `${EPOCH}:1.5`,
    `${EPOCH}:1e3`,
    `${EPOCH}:9007199254740993`,
    `${EPOCH.toUpperCase()}:1`,
    'epoch:1',
    ` ${EPOCH}:1`,
    `${EPOCH}:1\n`,
    `${EPOCH}:${LATER}`,
  ])('refuses %j', (text) => {
    expect(parseCursor(text)).toEqual({ ok: false, refusal: { code: 'identifiers/cursor-malformed' } });
    expect(isCursor(text)).toBe(false);
  });

  it('is not made of what no store gives', () => {
    const attempts = [
      () => cursorAt('epoch', 1),
      () => cursorAt(EPOCH, -1),
      () => busSequenceAt(EPOCH, -1),
      () => busSequenceAt(EPOCH, 0.5),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(Fault);
  });
});
