import { loadVietnam, local } from '../testing/vietnam.js';
import { dueDate } from './due-date.js';
import type { DueRequest } from './due-date.js';

/** 100,000 a second are wanted, and several times that are seen; the floor leaves room for a machine that is busy. */
const FLOOR = 20_000;
const COUNT = 200_000;

it('computes due dates far faster than dossiers can come, and says how fast', async () => {
  const time = (await loadVietnam()).knownOn('2026-11-27');
  const first = Date.parse(local('2024-01-02 07:30'));
  const requests = Array.from({ length: 1_000 }, (_, index): DueRequest => {
    const at = new Date(first + index * 1_499 * 60_000).toISOString() as DueRequest['receivedAt'];
    return { receivedAt: at, limit: { unit: 'working-days', amount: index % 30 }, cutoff: 15 * 60 };
  });
  const began = performance.now();
  let differing = '';
  for (let round = 0; round < COUNT / requests.length; round += 1)
    for (const request of requests) differing = dueDate(time, request).due;
  const rate = (COUNT / (performance.now() - began)) * 1_000;
  process.stdout.write(`due dates: ${Math.round(rate).toLocaleString('en')} a second\n`);
  expect(differing).not.toBe('');
  expect(rate).toBeGreaterThan(FLOOR);
});
