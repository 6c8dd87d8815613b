import { startAxisStand } from '../axis/axis-stand.js';
import { repeatedCall } from '../axis/repeated-call.js';
import type { Scenario } from './scenario.js';

/** Rows of one reply on the real axis. */
const AGENCIES = 111_339;

/** The whole register as one reply, again and again. */
export const axisAgencies: Scenario = {
  name: 'axis.agencies',
  run: async ({ dir, scale, tell }) => {
    const rows = Math.ceil(AGENCIES * scale);
    tell(`  registering ${rows} agencies …`);
    // The province above them is one of them.
    await using stand = await startAxisStand({ dir, agencies: rows - 1 });
    return await repeatedCall(stand, {
      call: 'getAgenciesList',
      args: {},
      warmUp: 3,
      times: 20,
      rows,
      whatTheyAre: 'agencies',
      measure: 'maxMs',
      mostMs: 1_000,
      mostGrowthMb: 60,
    });
  },
};
