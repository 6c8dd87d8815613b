import type { Hop, WireOrganId } from '@lienthong/edxml';
import type { EdxmlLocalTime } from '@lienthong/edxml';
import type { RecordedEvent } from '@lienthong/event-store';
import { passageOutId, systemOf } from '@lienthong/exchange/connector';
import type {
  ConnectorSide,
  Departing,
  Departure,
  OpenPassageDesk,
  PassageFailure,
  PassageKind,
  Place,
} from '@lienthong/exchange/connector';
import { formatWireDateTime } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { AxisClient } from '../client/axis-client.js';
import { measured } from '../client/axis-client.js';
import { orOutage } from '../patience/patience.js';
import type { WatchedDirection } from '../watch.js';

export interface PushPorts {
  readonly axis: string;
  /** Code of the agency that runs this hub. */
  readonly organId: string;
  readonly client: AxisClient;
  readonly side: ConnectorSide;
  readonly desk: OpenPassageDesk;
  readonly watch: WatchedDirection;
  readonly stamp: () => Instant;
  /** Through outages without end. */
  readonly insist: <T>(run: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  readonly signal: AbortSignal;
}

const hopAt = (organId: string, at: Instant): Hop => ({
  organId: organId as WireOrganId,
  timestamp: {
    kind: 'date-time',
    value: formatWireDateTime(at).replaceAll('/', '-').replace(' ', 'T') as EdxmlLocalTime,
  },
});

const kindOf = (entry: RecordedEvent): PassageKind => {
  const { kind } = entry.data;
  return kind === 'recall' || kind === 'update' || kind === 'document' ? kind : 'status';
};

const transferOf = (entry: RecordedEvent): string => {
  const { transfer } = entry.data;
  return typeof transfer === 'string' ? transfer : '';
};

/** An earlier message about the same document that did not pass: what follows it waits with it. */
const isBlocked = (desk: OpenPassageDesk, { transfer, agency, sequence }: Departing): boolean =>
  desk
    .all()
    .some(
      (one) => one.direction === 'out' && one.transfer === transfer && one.agency === agency && one.sequence < sequence,
    );

/**
 * Sends one inbox entry to the axis. Its content is exposed durably before a byte leaves; the moment and the bytes are the
 * same at every repeat, so that the axis knows a send that died unanswered; it is handed over once the axis said that it
 * took it. What it refuses in words goes to the operator's desk and its speaker is told.
 */
export const pushEntry = (ports: PushPorts) => {
  const { axis, organId, client, side, desk, watch, stamp, insist, signal } = ports;
  const by = { role: 'hub' as const, system: systemOf(axis) };

  const settle = async (passage: string): Promise<void> => {
    if (desk.of(passage) !== undefined) await desk.record({ type: 'Settle', passage }, by);
  };

  const refuse = async (
    departing: Departing,
    departure: Departure | undefined,
    failure: PassageFailure & { readonly words?: string },
    entry: RecordedEvent,
  ): Promise<void> => {
    await side.refused(desk, departing, departure, failure, entry);
    watch.refused();
  };

  const send = async (departing: Departing, departure: Departure, entry: RecordedEvent): Promise<void> => {
    const [at, exposed] = await Promise.all([side.begin(departing, stamp(), entry.id), departure.expose()]);
    // The sender was faster and took it back.
    if (!exposed.ok) return settle(passageOutId(axis, departing.agency, departing.sequence));
    const file = await measured(() => departure.bytes(hopAt(organId, at)));
    const { from, to } = departure;
    const messageType = departure.kind === 'status' ? 'status' : 'edoc';
    const reply = await insist(
      async () => orOutage(await client.send(file, { from, to, messageType, at }, signal)),
      signal,
    );
    if (!reply.ok) {
      const { number, sentence: words } = reply;
      return refuse(departing, departure, { code: 'axis/refused', number, words }, entry);
    }
    await side.relayed(departing, reply.value, entry);
    await settle(passageOutId(axis, departing.agency, departing.sequence));
    watch.passed();
  };

  return async (place: Place, entry: RecordedEvent): Promise<void> => {
    const passageId = passageOutId(axis, place.agency, place.sequence);
    const { relayed } = await side.passageOut(place);
    if (relayed !== undefined) {
      const { docId, ...departing } = relayed;
      await side.relayed(departing, docId, entry);
      return settle(passageId);
    }
    const open = desk.of(passageId);
    if (open?.state === 'given-up') return;
    const attempt = (open?.attempt ?? 0) + (open?.state === 'failed' ? 0 : 1);
    const kind = kindOf(entry);
    const departing: Departing = { ...place, transfer: transferOf(entry), kind, attempt };
    const prepared = await side.prepare(place, entry);
    if (!prepared.ok) {
      const { code, path } = prepared.refusal;
      return refuse(departing, undefined, { code, ...(path === undefined ? {} : { path }) }, entry);
    }
    const departure = prepared.value;
    if (departure === undefined) return settle(passageId);
    // It failed before, and perhaps the hub stopped before anybody was told.
    if (open?.state === 'failed' && open.direction === 'out')
      return side.refused(desk, departing, departure, { code: open.code }, entry);
    if (isBlocked(desk, departing)) return refuse(departing, departure, { code: 'axis/behind-refused' }, entry);
    await send({ ...departing, kind: departure.kind }, departure, entry);
  };
};
