import { startAxisStand } from '../axis/axis-stand.js';
import { repeatedCall } from '../axis/repeated-call.js';
import type { Scenario } from './scenario.js';

const WAITING = 10_000;

/** The received list of a system with ten thousand entries waiting, each time whole. */
export const axisList: Scenario = {
  name: 'axis.list',
  run: async ({ dir, scale, tell }) => {
    await using stand = await startAxisStand({ dir });
    const { hub, generator, speaker, url, speakers } = stand;
    const sender = speakers[1];
    const from = sender?.agencies[0];
    if (!sender || from === undefined) throw new Error('There is nobody to send.');
    const to = speaker.agencies;
    const documents = Math.ceil((WAITING * scale) / to.length);
    const rows = documents * to.length;
    tell(`  filling ${to.length} inboxes with ${rows} entries …`);
    await generator.ask('fill', { url, token: sender.token, from, to, documents });
    await hub.ask('settle', undefined);
    return await repeatedCall(stand, {
      call: 'getReceivedEdocList',
      args: { servicetype: 'eDoc', messagetype: 'edoc' },
      warmUp: 20,
      times: 200,
      rows,
      whatTheyAre: `entries of ${to.length} agencies`,
      measure: 'p99Ms',
      mostMs: 200,
    });
  },
};
