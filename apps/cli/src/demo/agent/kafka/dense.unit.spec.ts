import { judge } from './dense.js';

const at = (revision: number, epoch = 'a') => ({ epoch, revision });

describe('the sequences of an inbox topic', () => {
  it.each([
    ['the first record, if it is the inbox’s first', undefined, at(0), 'next'],
    ['one behind the last', at(4), at(5), 'next'],
    ['the same again, after a crash or a rebuild', at(4), at(4), 'seen'],
    ['an earlier one', at(4), at(0), 'seen'],
    ['one that leaves one out', at(4), at(6), 'gap'],
    ['a first that is not the inbox’s first', undefined, at(1), 'gap'],
    ['one of a restored hub', at(4), at(5, 'b'), 'other-epoch'],
  ])('%s', (_what, last, found, verdict) => {
    expect(judge(last, found)).toBe(verdict);
  });
});
