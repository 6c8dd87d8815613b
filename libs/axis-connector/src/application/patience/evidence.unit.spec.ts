import { createEvidence } from './evidence.js';

describe('what tells one message from an outage', () => {
  let now = 1_000_000;
  const evidence = createEvidence(() => now);

  it('is a call of the same kind that got through at about the same time', () => {
    evidence.passed('getEdoc');
    expect(evidence.against('m-1', 'getEdoc', now - 10, now + 10)).toBe('fresh');
    expect(evidence.against('m-2', 'getEdoc', now + 1_500, now + 1_600)).toBe('fresh');
    expect(evidence.against('m-3', 'getEdoc', now - 60_000, now + 60_000)).toBe('fresh');
  });

  it('speaks once against each message that fails beside it', () => {
    expect(evidence.against('m-1', 'getEdoc', now, now)).toBe('stale');
    now += 1_000;
    evidence.passed('getEdoc');
    expect(evidence.against('m-1', 'getEdoc', now, now)).toBe('fresh');
    expect(evidence.against('m-1', 'getEdoc', now, now)).toBe('stale');
    expect(evidence.against('m-2', 'getEdoc', now, now)).toBe('fresh');
  });

  it('is no call that got through well before or behind', () => {
    expect(evidence.against('m', 'getEdoc', now + 3_000, now + 9_000)).toBeUndefined();
    expect(evidence.against('m', 'getEdoc', now - 9_000, now - 4_000)).toBeUndefined();
  });

  it('is no call of another kind', () => {
    expect(evidence.against('m', 'updateStatus', now, now)).toBeUndefined();
  });

  it('is forgotten in the end', () => {
    const first = now;
    for (let second = 1; second <= 5_000; second += 1) {
      now = first + second * 1_000;
      evidence.passed('getEdoc');
    }
    expect(evidence.against('m', 'getEdoc', first, first)).toBeUndefined();
    expect(evidence.against('m', 'getEdoc', now, now)).toBe('fresh');
  });
});
