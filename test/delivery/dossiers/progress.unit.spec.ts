import { progressOf } from './progress.js';

describe('the progress of a simulation', () => {
  it('is told at each twentieth of many births, once', () => {
    const lines: string[] = [];
    const progress = progressOf(10_000, (line) => void lines.push(line));
    for (let done = 0; done <= 10_000; done += 100) progress.reached(done, () => 'hub 300 MB');
    expect(lines).toHaveLength(20);
    expect(lines[0]).toMatch(/^births: 500 of 10000 after \d+ s, .*; hub 300 MB$/);
    expect(lines.at(-1)).toContain('10000 of 10000');
  });

  it('is not told of a few', () => {
    const lines: string[] = [];
    progressOf(2_000, (line) => void lines.push(line)).reached(1_000, () => '');
    expect(lines).toEqual([]);
  });
});
