import { atPace } from './pacing.js';

describe('a load at fixed arrivals', () => {
  it('sends when each is due, however slow the answers are', async () => {
    const due: number[] = [];
    const held: (() => void)[] = [];
    const running = atPace({ kind: 'open', perSecond: 200 }, 0.1, async (_, at) => {
      due.push(at);
      await new Promise<void>((resolve) => held.push(resolve));
    });
    while (due.length < 20) await new Promise(setImmediate);
    for (const answer of held) answer();
    await running;
    const gaps = due.slice(1).map((at, index) => at - (due[index] ?? 0));
    expect(due).toHaveLength(20);
    for (const gap of gaps) expect(gap).toBeCloseTo(5, 6);
  });

  it('counts a latency from the instant at which the request was due, though it was sent late', async () => {
    const lateness: number[] = [];
    await atPace({ kind: 'open', perSecond: 100 }, 0.1, (number, due) => {
      // The first one keeps the whole generator busy; those behind it are late and must say so.
      if (number === 0) for (const from = performance.now(); performance.now() - from < 50;);
      lateness.push(performance.now() - due);
      return Promise.resolve();
    });
    expect(lateness).toHaveLength(10);
    expect(lateness[1]).toBeGreaterThanOrEqual(39);
  });

  it('fails when a request fails', async () => {
    const failing = atPace({ kind: 'open', perSecond: 100 }, 0.05, () => Promise.reject(new Error('refused')));
    await expect(failing).rejects.toThrow('refused');
  });
});

describe('a load of so many at a time', () => {
  it('has never more of them under way', async () => {
    let underWay = 0;
    let most = 0;
    await atPace({ kind: 'closed', concurrency: 3 }, 0.05, async () => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay -= 1;
    });
    expect(most).toBe(3);
  });
});
