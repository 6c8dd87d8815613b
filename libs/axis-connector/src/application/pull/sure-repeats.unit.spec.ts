import { sureRepeats } from './sure-repeats.js';

describe('a message that is the same as one that is here', () => {
  it('is believed to be a repeat when its docId brings it a second time', () => {
    const repeats = sureRepeats();
    expect(['d-1', 'd-2', 'd-1', 'd-2'].map((docId) => repeats.isSureOf(docId))).toEqual([false, false, true, true]);
  });

  it('is fetched once more where so many others came that it was forgotten', () => {
    const repeats = sureRepeats();
    repeats.isSureOf('d-0');
    for (let count = 1; count <= 4_096; count += 1) repeats.isSureOf(`d-${count}`);
    expect(repeats.isSureOf('d-0')).toBe(false);
    expect(repeats.isSureOf('d-4096')).toBe(true);
  });
});
