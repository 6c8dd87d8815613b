import { newEventId } from '@lienthong/event-store';
import type { BlobStore } from '@lienthong/blob-store';
import { orRefuse, Refused } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import { entryMessage } from '../../application/axis/entry-message.js';
import type { EntryMessage } from '../../application/axis/entry-message.js';
import { describeSaid } from '../../application/axis/describe-said.js';
import type { DescribedStatus } from '../../application/axis/describe-said.js';
import { sentDocuments } from '../../application/axis/sent-documents.js';
import type { SentDocument } from '../../application/axis/sent-documents.js';
import type { AgencyNames } from '../../application/content/party.js';
import type { Mandates } from '../../application/intake/parties.js';
import { speakerOf } from '../../application/intake/parties.js';
import type { Act } from '../../application/ledger/execute.js';
import { acknowledgeShown } from '../../application/offers/acknowledge-shown.js';
import { offeredEntry } from '../../application/offers/offered-entry.js';
import { failOffer } from '../../application/offers/rule-on-offer.js';
import type { MailKind, WaitingEntry, WaitingRange, WhichSaid } from '../../application/offers/waiting-entries.js';
import { loadTransfer } from '../../application/routing/transfer-state.js';
import type { Exchange } from '../../exchange.js';
import type { Answer } from '../intake/answer.js';
import { receiveEdxml } from '../intake/bodies/receive-edxml.js';
import { withParts } from '../intake/bodies/with-parts.js';
import type { Caller } from '../intake/caller.js';
import type { ExchangeLimits } from '../intake/limits.js';
import { submitBody } from '../intake/submit.js';
import { addressedTo, checkNamed } from './addressed-to.js';

/** A system of the axis's protocol, and what it speaks for now. */
export interface AxisCaller {
  readonly system: string;
  readonly mandates: Mandates & { agencies(at: Instant): readonly string[] };
  /** Correlation and trace of the request. */
  readonly origin: Pick<Act, 'correlation' | 'trace'>;
}

/** One entry of one inbox. */
export interface EntryPlace {
  readonly agency: string;
  readonly sequence: number;
}

export interface AxisMessage {
  /** The code that sends, as the call names it. */
  readonly from: string;
  readonly kind: MailKind;
  /** In place of the recipients in the message; undefined: those in the message. */
  readonly to?: readonly string[] | undefined;
  /** `to` may be that of an earlier call, left over: then the message must name one of them. Refusal: axis/recipients-left. */
  readonly toMayBeLeft?: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Asked once all bytes were read, before anything is decided. Throws what refuses them. */
  readonly whole: () => void;
}

/** What the axis's face asks of the exchange. Refusals are thrown as `Refused`, as every edge throws them. */
export interface AxisExchange {
  send(caller: AxisCaller, message: AxisMessage): Promise<Answer>;
  /** Waits a little for the projection, then answers from what it has: an acknowledged entry may show once more. */
  waiting(caller: AxisCaller, kind: MailKind, range: WaitingRange): Promise<readonly WaitingEntry[]>;
  count(caller: AxisCaller, kind: MailKind): Promise<number>;
  message(caller: AxisCaller, place: EntryPlace): Promise<EntryMessage>;
  acknowledge(caller: AxisCaller, place: EntryPlace): Promise<void>;
  fail(caller: AxisCaller, place: EntryPlace, reason: string): Promise<void>;
  /** The newest that the caller's agencies sent, or one transfer of theirs. */
  sent(
    caller: AxisCaller,
    which: { readonly limit: number } | { readonly transfer: string },
  ): Promise<readonly SentDocument[]>;
  said(caller: AxisCaller, which: WhichSaid): Promise<readonly DescribedStatus[]>;
  /** Last sequence of an inbox, -1 for an empty one. */
  headOf(agency: string): Promise<number>;
}

export interface AxisExchangePorts {
  readonly exchange: Exchange;
  readonly blobs: BlobStore;
  readonly names: AgencyNames;
  readonly limits: ExchangeLimits;
  readonly systemsOf: (agency: string) => readonly string[];
}

const fromPath = 'XroadVnpt-from';

/** The exchange as the axis's face sees it. Needs an exchange that keeps what waits. */
export const axisExchange = (ports: AxisExchangePorts): AxisExchange => {
  const { exchange, blobs, names, limits, systemsOf } = ports;
  const { clock, models } = exchange;
  const { waiting } = models;
  if (!waiting) throw new TypeError('The exchange was started without the model of what waits');

  const actOf = ({ system, origin }: AxisCaller, agency?: string): Act => ({
    id: newEventId(),
    by: { role: 'gateway', system, ...(agency === undefined ? {} : { agency }) },
    at: clock.now(),
    ...origin,
  });
  const asCaller = (caller: AxisCaller): Caller => ({
    viewer: { system: caller.system, role: 'agency', mandates: caller.mandates },
    act: (role) => {
      const act = actOf(caller);
      return { ...act, by: { ...act.by, role } };
    },
  });
  const mine = ({ mandates }: AxisCaller): readonly string[] => mandates.agencies(clock.now());
  const readerOf = (caller: AxisCaller, { agency }: EntryPlace) => ({ agency, system: caller.system });

  return {
    send: async (caller, { from, kind, to, toMayBeLeft = false, bytes, whole }) => {
      const speaking = { addressees: exchange.addressees, mandates: caller.mandates };
      orRefuse(speakerOf(speaking, from, clock.now(), fromPath));
      return withParts({ exchange, blobs })(
        async (parts) => {
          const message = await receiveEdxml(bytes, parts, limits);
          whole();
          if ((message.message.kind === 'status') !== (kind === 'status')) {
            throw new Refused({ code: 'axis/message-type', path: 'XroadVnpt-messagetype' });
          }
          if (to === undefined) return { kind: 'edxml', message };
          if (toMayBeLeft) checkNamed(message, to, exchange.addressees, clock.now());
          return { kind: 'edxml', message: addressedTo(message, to) };
        },
        (body, parts) => submitBody({ exchange, blobs })(body, parts, asCaller(caller), false),
      );
    },
    waiting: async (caller, kind, range) => {
      await models.reached('waiting');
      return waiting.waiting(caller.system, mine(caller), kind, range);
    },
    count: async (caller, kind) => {
      await models.reached('waiting');
      return waiting.countWaiting(caller.system, mine(caller), kind);
    },
    message: async (caller, place) => {
      const placed = orRefuse(await offeredEntry(exchange)(place.agency, place.sequence));
      const alone: Mandates = {
        mayActFor: (agency, at) => agency === place.agency && caller.mandates.mayActFor(agency, at),
      };
      const viewer = { system: caller.system, role: 'agency' as const, mandates: alone };
      const own = { ...exchange, blobs, names };
      return orRefuse(await entryMessage(own)(placed, viewer, actOf(caller, place.agency)));
    },
    acknowledge: async (caller, place) => {
      const own = { ...exchange, waiting };
      const act = actOf(caller, place.agency);
      orRefuse(await acknowledgeShown(own)(readerOf(caller, place), place.sequence, act));
    },
    fail: async (caller, place, reason) => {
      const offered = { ...readerOf(caller, place), sequence: place.sequence };
      orRefuse(await failOffer(exchange)(offered, reason, actOf(caller, place.agency)));
    },
    sent: async (caller, which) => {
      const own = { ...exchange, systemsOf };
      if ('limit' in which) {
        await models.reached('directory');
        return sentDocuments(own)(models.queries.sentBy(mine(caller), which.limit));
      }
      const transfer = await loadTransfer(exchange)(which.transfer);
      const isMine = transfer && caller.mandates.mayActFor(transfer.state.sender, clock.now());
      if (!isMine) throw new Refused({ code: 'transfer/unknown' });
      return sentDocuments(own)([which.transfer]);
    },
    said: async (caller, which) => {
      await models.reached('waiting');
      return describeSaid(exchange)(waiting.saidBy(mine(caller), which));
    },
    headOf: (agency) => exchange.store.headOf(`inbox-${agency}` as Parameters<typeof exchange.store.headOf>[0]),
  };
};
