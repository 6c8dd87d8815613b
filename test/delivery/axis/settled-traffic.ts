import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../../support/api.js';
import { hopViolationsOf } from './hop-violations.js';
import type { Sent } from './hop-violations.js';
import { inboxesOf } from './inboxes-of.js';
import type { Tally } from './traffic-process.js';
import type { HopTraffic } from './traffic.js';
import type { TwoHubs } from './two-hubs.js';

/** What a long proof tells of how far it is, and how often. */
export type Tell = (line: string) => void;
const TELL_MS = 20_000;

/** Milliseconds without a message less that is missing. */
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
  let deadline = Date.now() + SETTLE_MS;
  let violations: readonly string[] = [];
  let fewest = Infinity;
  let tally = await traffic.tally();
  let told = -1;
  let tellAt = 0;
  do {
    await pause(500);
    told = tally.reported.length;
    tally = await traffic.tally();
    const sent = [...tally.sent, ...besides];
    violations = hopViolationsOf({ ...tally, sent, inboxes: await inboxesOf(hubs) });
    if (violations.length < fewest) deadline = Date.now() + SETTLE_MS;
    fewest = Math.min(fewest, violations.length);
    if (Date.now() >= tellAt) {
      tell(`${sent.length} sent, ${tally.reported.length} reported, ${violations.length} to come`);
      tellAt = Date.now() + TELL_MS;
    }
  } while ((violations.length > 0 || tally.reported.length > told) && Date.now() < deadline);
  return { tally, violations: violations.length === 0 ? [] : [await atDeskOf(hubs), ...violations] };
};
