import { local, loadVietnam } from '../testing/vietnam.js';
import { halfOpensAt } from './half.js';

describe('the half-day of an instant', () => {
  it.each([
    ['2024-01-10 07:30', '2024-01-10 07:30'],
    ['2024-01-10 11:30', '2024-01-10 07:30'],
    ['2024-01-10 17:00', '2024-01-10 13:30'],
    ['2024-01-10 12:00', '2024-01-10 13:30'],
    ['2024-02-07 17:01', '2024-02-15 07:30'],
  ])('of %s opens at %s: its closing is its own, what lies outside is the next one’s', async (at, opens) => {
    const time = (await loadVietnam()).knownOn('2024-01-01');
    expect(halfOpensAt(time, local(at))).toBe(local(opens));
  });
});
