import type { Settling } from '../routing/settle.js';
import { deriveEventId, isWrongRevision } from '@lienthong/event-store';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { JsonObject, Outcome } from '@lienthong/kernel';
import { nothingAcknowledged, newlyAcknowledged } from '../../domain/inbox/acknowledgement.js';
import type { Acknowledged } from '../../domain/inbox/acknowledgement.js';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import { handOverDelivery } from '../delivery/hand-out.js';
import { onceConsigned } from '../delivery/once-consigned.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { acknowledgementStream, inboxStream } from '../ledger/streams.js';

export interface Reader {
  readonly agency: string;
  readonly system: string;
}

export type AcknowledgePorts = LedgerPorts & { readonly routing: Settling };

const pageSize = 500;

const lastOf = async ({ store }: Pick<LedgerPorts, 'store'>, { agency, system }: Reader) => {
  const stream = acknowledgementStream(agency, system);
  const [last] = await store.readStream(stream, { direction: 'backward', limit: 1 });
  const { cursor, beyond } = (last?.data as unknown as Acknowledged | undefined) ?? nothingAcknowledged;
  return { revision: last?.revision ?? -1, acknowledged: { cursor, beyond } };
};

export const acknowledgedBy =
  (ports: Pick<LedgerPorts, 'store'>) =>
  async (reader: Reader): Promise<Acknowledged> =>
    (await lastOf(ports, reader)).acknowledged;

/** The first system that acknowledges a document hands it over; a cancelled one stays cancelled. */
const handOver = async (
  ports: AcknowledgePorts,
  { agency, system }: Reader,
  sequences: readonly number[],
  act: Act,
): Promise<void> => {
  const first = sequences[0];
  const last = sequences.at(-1);
  if (first === undefined || last === undefined) return;
  const wanted = new Set(sequences);
  for (let from = first; from <= last; from += pageSize) {
    const limit = Math.min(pageSize, last - from + 1);
    const entries = await ports.store.readStream(inboxStream(agency), { from, limit });
    await Promise.all(
      entries.map(async (entry) => {
        const { kind, transfer } = entry.data as unknown as InboxEntry;
        if (kind !== 'document' || !wanted.has(entry.revision)) return;
        const id = `handed-over/${entry.id}/${system}`;
        const byGateway: Act = { ...act, id, by: { ...act.by, role: 'gateway' } };
        const outcome = await onceConsigned(ports)(transfer, () =>
          handOverDelivery(ports)(transfer, agency, { system, sequence: entry.revision }, byGateway),
        );
        if (outcome.ok || outcome.refusal.code !== 'delivery/not-consigned') return;
        throw new Fault('exchange/not-yet-consigned', 'The entry has no consignment yet', { retriable: true });
      }),
    );
  }
};

/**
 * Records an acknowledgement and, before it, every hand-over that follows: a crash between the two is healed when the
 * system acknowledges again. Refusals: inbox/beyond-head.
 */
export const acknowledge =
  (ports: AcknowledgePorts) =>
  async (
    reader: Reader,
    sequence: number,
    step: (state: Acknowledged, sequence: number) => Acknowledged,
    act: Act,
  ): Promise<Outcome<Acknowledged>> => {
    const { store } = ports;
    const head = await store.headOf(inboxStream(reader.agency));
    if (sequence > head) return refused({ code: 'inbox/beyond-head', path: '/sequence', params: { head } });
    for (;;) {
      const { revision, acknowledged } = await lastOf(ports, reader);
      const next = step(acknowledged, sequence);
      const fresh = newlyAcknowledged(acknowledged, next);
      if (fresh.length === 0) return ok(acknowledged);
      await handOver(ports, reader, fresh, act);
      const stream = acknowledgementStream(reader.agency, reader.system);
      const data: JsonObject = { ...reader, ...next };
      const event = {
        id: deriveEventId(stream, String(revision + 1), JSON.stringify(next)),
        type: 'InboxAcknowledged',
        data,
        meta: { at: act.at, by: { ...act.by, role: 'gateway' as const } },
      };
      try {
        await store.append(stream, revision < 0 ? 'no-stream' : revision, [event]);
        return ok(next);
      } catch (error) {
        if (!isWrongRevision(error)) throw error;
      }
    }
  };
