import { reportStatus } from '../application/delivery/report.js';
import type { World } from './world.js';

/** What agency H26 reports of a transfer, at the present of the world. */
export const told = (
  world: World,
  transfer: string,
  code: string,
  more: { reportId?: string; reason?: string; claimedAt?: string } = {},
) =>
  reportStatus(world.ports)(
    { transfer, agency: 'H26', code, reportId: `r-${code}`, claimedAt: world.clock.now(), ...more },
    world.act({ by: { role: 'sender', agency: 'H26', system: 'system-2' } }),
  );
