import type { AxisReply, DocId } from '@lienthong/axis-protocol';
import type { Hop, WireOrganId } from '@lienthong/edxml';
import type { EdxmlLocalTime } from '@lienthong/edxml';
import type { RecordedEvent } from '@lienthong/event-store';
import { passageOutId, systemOf } from '@lienthong/exchange/connector';
import type {
  ConnectorSide,
  Departing,
  Departure,
  FailedPassage,
  OpenPassageDesk,
  Passage,
  PassageFailure,
  PassageKind,
  Place,
  TriedPassage,
} from '@lienthong/exchange/connector';
import { formatWireDateTime } from '@lienthong/identifiers';
import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { AxisClient } from '../client/axis-client.js';
import { measured } from '../client/axis-client.js';
import type { Evidence, Spoken } from '../patience/evidence.js';
import { isOutage, isOver, orOutage } from '../patience/patience.js';
import type { PatiencePolicy } from '../patience/patience.js';
import type { SetAside, WatchedDirection } from '../watch.js';
import type { Tried } from './turns.js';

export interface PushPorts {
  readonly axis: string;
  /** Code of the agency that runs this hub. */
  readonly organId: string;
  readonly client: AxisClient;
  readonly side: ConnectorSide;
  readonly desk: OpenPassageDesk;
  readonly watch: WatchedDirection;
  readonly stamp: () => Instant;
  readonly now: () => Instant;
  readonly evidence: Evidence;
  readonly policy: PatiencePolicy;
  /** Whether it gave any right answer since shortly before that. Milliseconds since the epoch. */
  readonly isThere: (from: number) => boolean;
  /** The axis answered: it is there. */
  readonly onAnswer: () => void;
  readonly onSetAside: (what: SetAside) => void;
  readonly signal: AbortSignal;
}

/** Of the catalogue of refusals: others passed, and this one did not, for too long. */
const SET_ASIDE = 'axis/set-aside';

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

/** The messages about the same document that did not pass before: what follows them waits with them. */
const before = (desk: OpenPassageDesk, { transfer, agency, sequence }: Departing) =>
  desk.about(transfer, agency).filter((one) => one.sequence < sequence);

/**
 * Tries once to send an inbox entry to the axis. Its content is exposed durably before a byte leaves; the moment and the
 * bytes are the same at every repeat, so that the axis knows a send that died unanswered; it is handed over once the axis
 * said that it took it. What it refuses in words goes to the operator's desk and its speaker is told; so does what it goes
 * on to fail while others pass. What waits is at the desk when the promise resolves.
 */
export const pushEntry = (ports: PushPorts) => {
  const {
    axis,
    organId,
    client,
    side,
    desk,
    watch,
    stamp,
    now,
    evidence,
    policy,
    isThere,
    onAnswer,
    onSetAside,
    signal,
  } = ports;
  const by = { role: 'hub' as const, system: systemOf(axis) };

  const settle = async (passage: string): Promise<Tried> => {
    if (desk.of(passage) !== undefined) await desk.record({ type: 'Settle', passage }, by);
    return 'done';
  };

  const refuse = async (
    departing: Departing,
    departure: Departure | undefined,
    failure: PassageFailure & { readonly words?: string },
    entry: RecordedEvent,
  ): Promise<Tried> => {
    await side.refused(desk, departing, departure, failure, entry);
    watch.refused();
    return 'done';
  };

  /** The axis gave no answer that says anything about the message. */
  const falter = async (
    departing: Departing,
    departure: Departure,
    {
      code,
      spoken,
      startedAt,
    }: { readonly code: string; readonly spoken: Spoken | undefined; readonly startedAt: number },
    entry: RecordedEvent,
  ): Promise<Tried> => {
    const passage = passageOutId(axis, departing.agency, departing.sequence);
    const data = { ...departing, passage, code };
    if (spoken !== 'stale' || desk.of(passage)?.state !== 'trying')
      await desk.record({ type: 'FalterOut', data, against: spoken !== undefined, at: now() }, by);
    if (spoken === undefined) {
      if (isThere(startedAt)) watch.doubted(code);
      else watch.began(code);
      return 'away';
    }
    const open = desk.of(passage);
    if (spoken === 'stale' || open?.state !== 'trying' || !isOver(policy, open, Date.parse(now()))) return 'waits';
    const { times, since } = open;
    await side.refused(desk, departing, departure, { code: SET_ASIDE, outage: code, times, since }, entry);
    onSetAside({ message: departing.transfer, outage: code });
    return 'done';
  };

  /** What was set aside may have been taken: it goes out again under its own moment, so that the axis knows it. */
  const momentFor = ({ begun }: Passage, open: FailedPassage | TriedPassage | undefined): Instant =>
    (open?.code === SET_ASIDE ? begun.get(open.attempt) : undefined) ?? stamp();

  const send = async (
    departing: Departing,
    departure: Departure,
    moment: Instant,
    entry: RecordedEvent,
  ): Promise<Tried> => {
    const passage = passageOutId(axis, departing.agency, departing.sequence);
    const [at, exposed] = await Promise.all([side.begin(departing, moment, entry.id), departure.expose()]);
    // The sender was faster and took it back.
    if (!exposed.ok) return settle(passage);
    const file = await measured(() => departure.bytes(hopAt(organId, at)));
    const { from, to } = departure;
    const messageType = departure.kind === 'status' ? 'status' : 'edoc';
    const startedAt = Date.parse(now());
    let reply: AxisReply<DocId>;
    try {
      reply = orOutage(await client.send(file, { from, to, messageType, at }, signal));
      if (reply.ok && !(await side.mayName(departing, reply.value)))
        throw new Fault('axis/other-doc-id', 'The axis answered with the docId of another document', {
          retriable: true,
        });
    } catch (error) {
      if (signal.aborted || !isOutage(error)) throw error;
      const spoken = evidence.against(passage, 'sendEdoc', startedAt, Date.parse(now()));
      return falter(departing, departure, { code: error.code, spoken, startedAt }, entry);
    }
    evidence.passed('sendEdoc');
    onAnswer();
    if (!reply.ok) {
      const { number, sentence: words } = reply;
      return refuse(departing, departure, { code: 'axis/refused', number, words }, entry);
    }
    await side.relayed(departing, reply.value, entry);
    watch.passed();
    return settle(passage);
  };

  return async (place: Place, entry: RecordedEvent): Promise<Tried> => {
    const passageId = passageOutId(axis, place.agency, place.sequence);
    const passage = await side.passageOut(place);
    if (passage.relayed !== undefined) {
      const { docId, ...departing } = passage.relayed;
      await side.relayed(departing, docId, entry);
      return settle(passageId);
    }
    const open = desk.of(passageId);
    // At the desk only once its speaker was told: there is nothing left to do.
    if (open?.state === 'given-up' || open?.state === 'failed') return 'done';
    const attempt = (open?.attempt ?? 0) + (open?.state === 'trying' ? 0 : 1);
    const kind = kindOf(entry);
    const departing: Departing = { ...place, transfer: transferOf(entry), kind, attempt };
    const prepared = await side.prepare(place, entry);
    if (!prepared.ok) {
      const { code, path } = prepared.refusal;
      return refuse(departing, undefined, { code, ...(path === undefined ? {} : { path }) }, entry);
    }
    const departure = prepared.value;
    if (departure === undefined) return settle(passageId);
    const ahead = before(desk, departing);
    if (ahead.some(({ state }) => state === 'failed'))
      return refuse(departing, departure, { code: 'axis/behind-refused' }, entry);
    if (ahead.length > 0) {
      const data = { ...departing, passage: passageId, code: 'axis/behind-refused' };
      await desk.record({ type: 'FalterOut', data, against: false, at: now() }, by);
      return 'waits';
    }
    return send({ ...departing, kind: departure.kind }, departure, momentFor(passage, open), entry);
  };
};
