import { createEvidence } from './evidence.js';

describe('what tells one message from an outage', () => {
  let now = 1_000_000;
  const evidence = createEvidence(() => now);

  it('is a call of the same kind that got through at about the same time', () => {
    evidence.passed('getEdoc');
    expect(evidence.besides('getEdoc', now - 10, now + 10)).toBe(true);
    expect(evidence.besides('getEdoc', now + 1_500, now + 1_600)).toBe(true);
    expect(evidence.besides('getEdoc', now - 60_000, now + 60_000)).toBe(true);
  });

  it('is no call that got through well before or behind', () => {
    expect(evidence.besides('getEdoc', now + 3_000, now + 9_000)).toBe(false);
    expect(evidence.besides('getEdoc', now - 9_000, now - 3_000)).toBe(false);
  });

  it('is no call of another kind', () => {
    expect(evidence.besides('updateStatus', now, now)).toBe(false);
  });

  it('is forgotten in the end', () => {
    const first = now;
    for (let second = 1; second <= 5_000; second += 1) {
      now = first + second * 1_000;
      evidence.passed('getEdoc');
    }
    expect(evidence.besides('getEdoc', first, first)).toBe(false);
    expect(evidence.besides('getEdoc', now, now)).toBe(true);
  });
});
