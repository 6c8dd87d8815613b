import { startStand } from '../hub/stand.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';

const WAITING = 10_000;
const TIMES = 200;
const MOST_MS = 200;

/** The received list of a system with ten thousand entries waiting, each time whole. */
export const axisList: Scenario = {
  name: 'axis.list',
  run: async ({ dir, scale, tell }) => {
    await using stand = await startStand({ dir, axis: true });
    const { hub, generator, axis, url, speakers } = stand;
    const [speaker] = axis?.speakers ?? [];
    const sender = speakers[1];
    const from = sender?.agencies[0];
    if (!axis || !speaker || !sender || from === undefined) throw new Error('The hub serves no axis.');
    const to = speaker.agencies;
    const documents = Math.ceil((WAITING * scale) / to.length);
    const count = documents * to.length;
    tell(`  filling ${to.length} inboxes with ${count} entries …`);
    await generator.ask('fill', { url, token: sender.token, from, to, documents });
    await hub.ask('settle', undefined);
    const args = { servicetype: 'eDoc', messagetype: 'edoc' };
    const common = { url: axis.url, speaker, call: 'getReceivedEdocList' as const, args };
    await generator.ask('call', { ...common, times: 20 });
    const { latency, rows, bytes } = await generator.ask('call', { ...common, times: TIMES });
    if (rows !== count) throw new Error(`${rows} of ${count} entries were listed.`);
    const { peakRssMb } = await hub.ask('stop', undefined);
    const { p50Ms, p99Ms, maxMs } = latency;
    return {
      value: p99Ms,
      unit: 'ms (p99)',
      p50Ms,
      p99Ms,
      peakRssMb,
      bars: [{ what: `p99 under ${MOST_MS} ms`, met: p99Ms < MOST_MS }, memoryBar(peakRssMb)],
      remarks: [
        `${rows} entries of ${to.length} agencies in one reply of ${(bytes / 1e6).toFixed(1)} MB, ${TIMES} times, longest ${maxMs.toFixed(0)} ms`,
      ],
    };
  },
};
