import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../../support/api.js';
import { hopViolationsOf } from './hop-violations.js';
import type { Sent } from './hop-violations.js';
import { followInboxes } from './inboxes-of.js';
import type { Tally } from './traffic-process.js';
import type { HopTraffic } from './traffic.js';
import type { TwoHubs } from './two-hubs.js';

/** What a long proof tells of how far it is, and how often. */
export type Tell = (line: string) => void;
const TELL_MS = 20_000;

const LOOK_MS = 1_000;
/** Milliseconds in which nothing comes any more. */
const SETTLE_MS = 60_000;

/** What the province's connector says of what is missing: its figures, and what waits at its desk. */
const atDeskOf = async ({ provinceUrl, operators }: TwoHubs): Promise<string> => {
  const [axes, desk] = await Promise.all(
    ['/v1/axes', '/v1/desk/axes'].map((path) => call(provinceUrl, operators.province, 'GET', path)),
  );
  return `The connector says: ${JSON.stringify([axes?.body, desk?.body])}`;
};

/** What was acknowledged, and what of it is lost or doubled once nothing comes any more. `besides`: sent by others. */
export const settledTraffic = async (
  hubs: TwoHubs,
  traffic: HopTraffic,
  besides: readonly Sent[] = [],
  tell: Tell = () => undefined,
): Promise<{ readonly tally: Tally; readonly violations: readonly string[] }> => {
  const inboxes = followInboxes(hubs);
  const seen = { entries: -1, reported: -1 };
  let quietSince = Date.now();
  let tellAt = 0;
  for (;;) {
    await pause(LOOK_MS);
    const tally = await traffic.tally();
    const found = await inboxes();
    const sent = [...tally.sent, ...besides];
    const violations = hopViolationsOf({ ...tally, sent, inboxes: found });
    const entries = [...found.values()].reduce((sum, inbox) => sum + inbox.length, 0);
    const reported = tally.reported.length;
    const isQuiet = entries === seen.entries && reported === seen.reported;
    if (!isQuiet) quietSince = Date.now();
    if (isQuiet && violations.length === 0) return { tally, violations };
    if (Date.now() - quietSince > SETTLE_MS) return { tally, violations: [await atDeskOf(hubs), ...violations] };
    Object.assign(seen, { entries, reported });
    if (Date.now() < tellAt) continue;
    tell(`${sent.length} sent, ${reported} reported, ${violations.length} to come`);
    tellAt = Date.now() + TELL_MS;
  }
};
