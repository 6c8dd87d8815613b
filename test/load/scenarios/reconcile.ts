import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { HUB_NODE_FLAGS } from '@lienthong/hub';
import { COMMUNE } from '@lienthong/dossier/testing';
import { startChild } from '../processes/child.js';
import type { CompareCalls } from '../reconcile/compare-process.js';
import type { FillCalls } from '../reconcile/fill-process.js';
import { expectedCounts, viewOfBirths } from '../reconcile/view-of-births.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';

const ROWS = 100_000;
const MOST_SECONDS = 10;

const compare = async (url: string, token: string, view: string): Promise<{ readonly counts: unknown }> => {
  const form = new FormData();
  const asked = { agency: COMMUNE, complete: true };
  form.append('document', new Blob([JSON.stringify(asked)], { type: 'application/json' }));
  form.append('file', new Blob([view]), 'so-theo-doi.csv');
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/v1/reconciliations`, { method: 'POST', headers, body: form });
  if (response.status !== 200) throw new Error(`Comparing was answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { counts: unknown };
};

/** An agency's register of all its dossiers as a CSV file over HTTP, from the first byte to the answer. */
export const reconcile: Scenario = {
  name: 'reconcile',
  run: async ({ dir: folder, scale, tell }) => {
    const rows = Math.max(100, Math.round((ROWS * scale) / 100) * 100);
    const dir = join(folder, 'hub');
    await using filler = startChild<FillCalls>(new URL('../reconcile/fill-process.js', import.meta.url));
    tell(`${rows} dossiers`);
    const { operator, events } = await filler.ask('fill', { dir, dossiers: rows });
    await using hub = startChild<CompareCalls>(new URL('../reconcile/compare-process.js', import.meta.url), [
      ...HUB_NODE_FLAGS,
    ]);
    const { url, buildMs } = await hub.ask('start', { dir });
    const view = viewOfBirths(rows);
    const from = performance.now();
    const { counts } = await compare(url, operator, view);
    const seconds = (performance.now() - from) / 1000;
    const { healMs } = await hub.ask('heal', undefined);
    const { peakRssMb } = await hub.ask('stop', undefined);
    const most = MOST_SECONDS * (rows / ROWS);
    return {
      value: seconds,
      unit: 's',
      peakRssMb,
      bars: [
        { what: `under ${most} s`, met: seconds < most },
        { what: 'every row is judged as it was made', met: isDeepStrictEqual(counts, expectedCounts(rows)) },
        memoryBar(peakRssMb),
      ],
      remarks: [
        `${rows} rows (${(view.length / 1e6).toFixed(1)} MB) against ${events} events: ${JSON.stringify(counts)}`,
        `the index was built in ${(buildMs / 1000).toFixed(1)} s; what follows from the drifts was done ${(healMs / 1000).toFixed(1)} s after the answer`,
      ],
    };
  },
};
