import { startHubProcess } from '../../support/hub-process.js';
import { prepareTwoHubs } from '../../delivery/axis/two-hubs.js';
import { hopLoad } from '../axis/hop-load.js';
import { peakMemoryOf } from '../processes/peak-memory.js';
import { memoryBar, warmUpOf } from './scenario.js';
import type { Scenario } from './scenario.js';

/** As joining sets it where nothing else is said. */
const DEFAULT_POLL_MS = 2_000;
/** So seldom that the connector is back at its regular looks, and so often that it hardly ever finds nothing. */
const SELDOM = 0.25;
const OFTEN = 40;
/** A document waits for the next look, half a poll on average, and a whole one with its jitter at most. */
const MOST_MS = DEFAULT_POLL_MS * 1.2 + 600;

/** From sendEdoc on one hub to the recipient's event stream on the other, which looks for mail every two seconds. */
export const axisHop: Scenario = {
  name: 'axis.hop',
  run: async (context) => {
    const { seconds, tell } = context;
    await using hubs = await prepareTwoHubs({ pollMs: DEFAULT_POLL_MS });
    await using axis = await startHubProcess({ config: hubs.axis });
    await using province = await startHubProcess({ config: hubs.province });
    await hopLoad(hubs, { name: 'w', perSecond: OFTEN, seconds: warmUpOf(context) });
    const polled = await hopLoad(hubs, { name: 'p', perSecond: SELDOM, seconds: 2 * seconds });
    tell(`  polled: p50 ${polled.p50Ms.toFixed(0)} ms, p99 ${polled.p99Ms.toFixed(0)} ms`);
    const waiting = await hopLoad(hubs, { name: 'f', perSecond: OFTEN, seconds });
    tell(`  mail waiting: p50 ${waiting.p50Ms.toFixed(0)} ms, p99 ${waiting.p99Ms.toFixed(0)} ms`);
    const peakRssMb = peakMemoryOf(province.child.pid);
    const axisRssMb = peakMemoryOf(axis.child.pid);
    await Promise.all([axis.stop(), province.stop()]);
    return {
      value: polled.p99Ms,
      unit: 'ms (p99)',
      p50Ms: polled.p50Ms,
      p99Ms: polled.p99Ms,
      peakRssMb,
      bars: [{ what: `p99 under ${MOST_MS} ms`, met: polled.p99Ms < MOST_MS }, memoryBar(peakRssMb)],
      remarks: [
        `${polled.sent} documents at ${SELDOM}/s, a look every ${DEFAULT_POLL_MS} ms`,
        `with mail waiting (${OFTEN}/s): p50 ${waiting.p50Ms.toFixed(0)} ms, p99 ${waiting.p99Ms.toFixed(0)} ms over ${waiting.sent} documents`,
        `the axis's hub took ${axisRssMb.toFixed(0)} MB`,
      ],
    };
  },
};
