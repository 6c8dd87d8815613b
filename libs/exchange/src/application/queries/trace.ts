import type { RecordedEvent } from '@lienthong/event-store';
import { ok } from '@lienthong/kernel';
import type { Instant, JsonObject, JsonValue, Outcome } from '@lienthong/kernel';
import { accessTransfer } from '../content/access.js';
import type { Viewer } from '../content/access.js';
import { furthestReach } from '../content/reach.js';
import type { Reach } from '../content/reach.js';
import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryOf, inboxOf, offerOf } from '../ledger/streams.js';

export interface TraceReader {
  /** All events of a transfer after a position, in the order of the store. */
  eventsOf(
    transfer: string,
    after: number,
    limit: number,
  ): readonly RecordedEvent[] | Promise<readonly RecordedEvent[]>;
}

export interface TraceLine {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** When the fact was asserted, and when it was recorded. */
  readonly at: string;
  readonly recordedAt: string;
  readonly assertedBy: { readonly role: string; readonly agency: string | null; readonly system: string | null };
  readonly stream: string;
  readonly revision: number;
  /** The recipient or the inbox that it is about; null when it is about the whole transfer. */
  readonly agency: string | null;
  readonly cause: string | null;
  readonly data: JsonObject;
  /** The sealed half, for who may read it; null where there is none, where it was erased, or where it is not shown. */
  readonly personal: JsonObject | null;
}

export interface Trace {
  readonly transfer: string;
  readonly epoch: string;
  readonly sender: string;
  readonly documentId: string;
  readonly test: boolean;
  readonly lines: readonly TraceLine[];
  /** To be given as `after` for the rest; null at the end. */
  readonly next: number | null;
}

const agencyOf = ({ stream, data }: Pick<RecordedEvent, 'stream' | 'data'>): string | null => {
  if (stream.startsWith('delivery-')) return deliveryOf(stream).agency;
  if (stream.startsWith('offer-')) return offerOf(stream).agency;
  if (stream.startsWith('inbox-')) return inboxOf(stream);
  const { agency } = data;
  return /^(passage|axisdesk)-/.test(stream) && typeof agency === 'string' ? agency : null;
};

/** The salt of a proof is nobody's reading; without it the proof stays what it is. */
const shown = (personal: JsonObject | undefined): JsonObject | null => {
  if (personal === undefined) return null;
  return Object.fromEntries(Object.entries(personal).filter(([key]) => key !== 'salt'));
};

const othersNames = new Set(['recipients', 'codes', 'added', 'removed', 'agencies']);

const ownAmong = (named: JsonValue | undefined, own: readonly string[]): readonly JsonValue[] =>
  (Array.isArray(named) ? (named as readonly JsonValue[]) : []).filter((one) =>
    own.includes(typeof one === 'string' ? one : ((one as { agency?: string }).agency ?? '')),
  );

/** What of the transfer's own events a recipient may read: nobody else's name. Undefined when it is none of its business. */
const forRecipient = ({ type, data }: RecordedEvent, own: readonly string[]): JsonObject | undefined => {
  const rest = Object.fromEntries(Object.entries(data).filter(([key]) => !othersNames.has(key)));
  switch (type) {
    case 'DocumentSubmitted': {
      const replaced = (data['replaces'] ?? []) as readonly {
        readonly documentId: string;
        readonly transfer?: string;
      }[];
      return { ...rest, replaces: replaced.map(({ documentId, transfer }) => ({ documentId, transfer })) };
    }
    case 'RecipientsResolved':
      return { ...rest, recipients: ownAmong(data['recipients'], own) };
    case 'RecipientsAdded':
    case 'RoutingAwaited':
      return undefined;
    case 'RoutingAssigned':
      return own.some((agency) => agency === data['to']) ? rest : undefined;
    case 'DocumentUpdated':
      return data['content'] === undefined ? undefined : rest;
    case 'RecipientsRemoved':
    case 'RecallRequested':
    case 'DocumentReplaced': {
      const asked = ownAmong(data['agencies'], own);
      const everybody = Array.isArray(data['agencies']) && data['agencies'].length === 0;
      return everybody || asked.length > 0 ? { ...rest, agencies: asked } : undefined;
    }
    default:
      return rest;
  }
};

const isContent = ({ type, data }: RecordedEvent): boolean =>
  type === 'DocumentSubmitted' || (type === 'DocumentUpdated' && data['content'] !== undefined);

/** A recipient sees the document and its own delivery, not who else got it and what they said. */
const seenByRecipient = (event: RecordedEvent, own: readonly string[], reach: Reach): JsonObject | undefined => {
  const about = agencyOf(event);
  // Content that came after it was removed is none of its business.
  if (event.type === 'DocumentUpdated' && isContent(event) && reach.before > 0 && event.position >= reach.before)
    return undefined;
  if (about === null) return forRecipient(event, own);
  return own.includes(about) ? event.data : undefined;
};

/** Content is read by opening it, which is recorded: a trace shows a recipient what it has opened, and that alone. */
const withoutContent = (
  event: RecordedEvent,
  personal: JsonObject | undefined,
  reach: Reach,
): JsonObject | undefined => {
  if (!isContent(event) || (reach.exposed && event.position < reach.before)) return personal;
  const reason = event.type === 'DocumentUpdated' ? personal?.['reason'] : undefined;
  return reason === undefined ? undefined : { reason };
};

const EVERYTHING: Reach = { before: Infinity, exposed: true };

/** The whole history of a transfer as far as the viewer may see it. Refusals: transfer/unknown. */
export const traceTransfer =
  (ports: LedgerPorts & { readonly traces: TraceReader }) =>
  async (id: string, viewer: Viewer, at: Instant, page: { after: number; limit: number }): Promise<Outcome<Trace>> => {
    const access = await accessTransfer(ports)(id, viewer, at);
    if (!access.ok) return access;
    const { transfer, asSender, asRecipient } = access.value;
    const whole = asSender || viewer.role !== 'agency';
    const reach = whole ? EVERYTHING : await furthestReach(ports)(transfer, asRecipient);
    const found = await ports.traces.eventsOf(id, page.after, page.limit);
    const visible = found.flatMap((event) => {
      const data = whole ? event.data : seenByRecipient(event, asRecipient, reach);
      return data === undefined ? [] : [{ event, data }];
    });
    const lines = await Promise.all(
      visible.map(async ({ event, data }): Promise<TraceLine> => {
        const { by, cause } = event.meta;
        // An operator needs to see that and when, not what was written.
        const personal =
          viewer.role === 'operator' ? undefined : withoutContent(event, await openPersonal(ports)(event), reach);
        return {
          position: event.position,
          eventId: event.id,
          type: event.type,
          at: event.meta.at,
          recordedAt: event.recordedAt,
          assertedBy: { role: by.role, agency: by.agency ?? null, system: by.system ?? null },
          stream: event.stream,
          revision: event.revision,
          agency: agencyOf(event),
          cause: cause ?? null,
          data,
          personal: shown(personal),
        };
      }),
    );
    const { state } = transfer;
    const next = found.length === page.limit ? (found.at(-1)?.position ?? null) : null;
    const { documentId } = state.content.head;
    return ok({
      transfer: id,
      epoch: ports.store.epoch,
      sender: state.sender,
      documentId,
      test: state.test,
      lines,
      next,
    });
  };
