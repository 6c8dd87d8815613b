import { longRun } from './long-text.js';

const long = 'A'.repeat(2_000);

describe('a long text within a message', () => {
  it('is found between its tags, and behind what was read before', () => {
    const text = `<a><b>short</b><c>${long}</c>${long}</a>`;
    const first = longRun(text, 0);
    expect(first && text.slice(first.start, first.end)).toBe(long);
    const second = longRun(text, first?.end ?? 0);
    expect(second && text.slice(second.start, second.end)).toBe(long);
    expect(longRun(text, second?.end ?? 0)).toBeUndefined();
  });

  it('may begin or end with the slice', () => {
    expect(longRun(long, 0)).toEqual({ start: 0, end: 2_000 });
    expect(longRun(`${long}</a>`, 0)).toEqual({ start: 0, end: 2_000 });
    expect(longRun(`<a>${long}`, 0)).toEqual({ start: 3, end: 2_003 });
  });

  it.each(['', '<a', '<a>short</a>', `<a b="${long}`])('is not found in %s', (text) => {
    expect(longRun(text, 0)).toBeUndefined();
  });
});
