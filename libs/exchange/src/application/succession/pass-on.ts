import { deriveEventId } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import { deliveryDecider, transferDecider } from '../ledger/aggregates.js';
import { execute, fold } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream, transferStream } from '../ledger/streams.js';
import type { Addressees } from '../routing/addressees.js';

export interface OpenDelivery {
  readonly transfer: string;
  readonly agency: string;
}

export interface OpenDeliveries {
  /** Agencies with deliveries that are neither completed nor ended. */
  openAgencies(): readonly string[];
  openAt(agency: string, limit: number): readonly OpenDelivery[];
}

export interface Closings {
  /** Undefined for an agency that is open at the instant. */
  closedSince(agency: string, at: Instant): Instant | undefined;
}

/** Of an agency at one look: the list of what is open lags behind, so a second page at once would be the first again. */
const page = 10_000;

export type PassOnPorts = LedgerPorts & {
  readonly addressees: Addressees;
  readonly deliveries: OpenDeliveries;
  readonly closings: Closings;
};

type Passing = OpenDelivery & { readonly closedOn: Instant };

/** First who receives instead, then the end of the old delivery: a crash between the two is made up for at the next look. */
const passOn = async (ports: PassOnPorts, { transfer, agency, closedOn }: Passing, at: Instant): Promise<boolean> => {
  const found = ports.addressees.resolve(agency, at);
  if (found.kind === 'live' || found.kind === 'unknown' || found.kind === 'suspended') return false;
  const successor = found.kind === 'succeeded' ? found.successor : null;
  const passing = { type: 'PassOn' as const, successor, closedOn };
  const delivery = deliveryStream(transfer, agency);
  const decision = deliveryDecider.decide(passing, fold(deliveryDecider, await ports.store.readStream(delivery)));
  // The list of open deliveries lags behind: nothing is passed on that was taken back or completed meanwhile.
  if (!decision.accepted || decision.events.length === 0) return false;
  const act = { id: `succession/${agency}/${closedOn}`, by: { role: 'hub' as const }, at };
  const stream = transferStream(transfer);
  const recipients =
    found.kind === 'succeeded' ? [{ agency: found.successor, codes: [agency], predecessors: [agency] }] : [];
  const candidates = found.kind === 'scoped' ? found.candidates : [];
  const awaited = found.kind === 'succeeded' ? [] : [{ code: agency, agency, candidates }];
  const of = deriveEventId(stream, 'succession', agency, closedOn);
  await execute(ports)(
    transferDecider,
    { stream },
    { type: 'Resolve', of, resolution: { instant: at, recipients, awaited } },
    act,
  );
  const outcome = await execute(ports)(deliveryDecider, { stream: delivery }, passing, act);
  return outcome.ok && outcome.value.appended.length > 0;
};

/**
 * Documents under way at an agency when it closes go to the successor in whose scope they lie; where no scope fits,
 * they wait at the routing desk. The predecessor's own history stays as it was. Answers how many were passed on.
 */
export const passOnOpenDeliveries = (ports: PassOnPorts) => async (): Promise<number> => {
  const at = ports.clock.now();
  let passed = 0;
  for (const agency of ports.deliveries.openAgencies()) {
    const closedOn = ports.closings.closedSince(agency, at);
    if (closedOn === undefined) continue;
    for (const { transfer } of ports.deliveries.openAt(agency, page)) {
      if (await passOn(ports, { transfer, agency, closedOn }, at)) passed += 1;
    }
  }
  return passed;
};
