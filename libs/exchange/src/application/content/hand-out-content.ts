import { newEventId } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DocumentBody } from '../../domain/transfer/document.js';
import { exposable, exposeDelivery } from '../delivery/hand-out.js';
import { onceConsigned } from '../delivery/once-consigned.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import type { LoadedTransfer } from '../routing/transfer-state.js';
import type { Settling } from '../routing/settle.js';
import { accessTransfer } from './access.js';
import type { Access, Viewer } from './access.js';
import { furthestReach } from './reach.js';
import { bodyOf, versionsOf } from './versions.js';
import type { ContentVersion } from './versions.js';

type ContentPorts = LedgerPorts & { readonly routing: Settling };

export interface OpenedContent {
  readonly transfer: LoadedTransfer;
  readonly version: ContentVersion;
  readonly body: DocumentBody;
  /** Data key id under which the parts lie. */
  readonly key: string;
  /** Whose it is to see: content leaves only after `exposeContent`. */
  readonly readers: Readers;
}

export type Readers = Omit<Access, 'transfer'> & { readonly system: string };

/** As sender, or as one recipient at least: a system may speak for several, and one way in is enough. */
const forSome = async (
  { asSender, asRecipient }: Omit<Readers, 'system'>,
  each: (agency: string) => Promise<Outcome<unknown>>,
): Promise<Outcome<void>> => {
  const answers = await Promise.all(asRecipient.map(each));
  const [first] = answers;
  return !asSender && first && !first.ok && answers.every((one) => !one.ok) ? first : ok(undefined);
};

/**
 * Content that a party may have, to see whether what was asked for can be given. Nothing is recorded. Refusals:
 * transfer/unknown, transfer/erased, transfer/no-such-version, delivery/cancelled, delivery/recalled.
 */
export const lookAtContent =
  (ports: ContentPorts) =>
  async (id: string, viewer: Viewer, at: Act['at'], version?: number): Promise<Outcome<OpenedContent>> => {
    const access = await accessTransfer(ports)(id, viewer, at);
    if (!access.ok) return access;
    const { transfer, ...parties } = access.value;
    // An operator keeps the hub running and needs no content for it.
    if (viewer.role === 'operator') return refused({ code: 'auth/wrong-role' });
    const read = new Map<string, readonly RecordedEvent[]>();
    const may = await forSome(parties, async (agency) => {
      const found = await onceConsigned(ports)(id, () => exposable(ports)(id, agency, viewer.system));
      if (found.ok) read.set(agency, found.value);
      return found;
    });
    if (!may.ok) return may;
    const asRecipient = viewer.role === 'agency' && !parties.asSender;
    const { before } = asRecipient
      ? await furthestReach(ports)(transfer, parties.asRecipient, read)
      : { before: Infinity };
    if (before === 0) return refused({ code: 'delivery/recalled' });
    const versions = versionsOf(transfer).filter(({ event }) => event.position < before);
    const wanted = version === undefined ? versions.at(-1) : versions[version];
    if (!wanted) return refused({ code: 'transfer/no-such-version', path: '/version' });
    const body = await bodyOf(ports)(wanted);
    const key = wanted.event.meta.key;
    const readers = { ...parties, system: viewer.system };
    return body && key !== undefined
      ? ok({ transfer, version: wanted, body, key, readers })
      : refused({ code: 'transfer/erased' });
  };

/**
 * The last step before the first byte leaves: durable when it resolves. A system that speaks for sender and recipient
 * alike is the recipient's system too: the content has left for it. Refusals: delivery/cancelled.
 */
export const exposeContent =
  (ports: ContentPorts) =>
  ({ transfer, readers }: OpenedContent, act: Omit<Act, 'id' | 'by'>): Promise<Outcome<void>> =>
    forSome(readers, (agency) => {
      const { system } = readers;
      const said: Act = { ...act, id: newEventId(), by: { role: 'hub', agency, system } };
      return onceConsigned(ports)(transfer.id, () => exposeDelivery(ports)(transfer.id, agency, system, said));
    });
