import type { Settling } from '../routing/settle.js';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { exposeDelivery } from '../delivery/hand-out.js';
import { onceConsigned } from '../delivery/once-consigned.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '../ledger/ports.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';
import { accessTransfer } from './access.js';
import type { Viewer } from './access.js';
import { bodyOf, versionsOf } from './versions.js';
import type { ContentVersion } from './versions.js';
import type { DocumentBody } from '../../domain/transfer/document.js';

export interface OpenedContent {
  readonly transfer: LoadedTransfer;
  readonly version: ContentVersion;
  readonly body: DocumentBody;
  /** Data key id under which the parts lie. */
  readonly key: string;
}

/**
 * Content for a party of the transfer. For a recipient the exposure is durable when this resolves, so before the first
 * byte can leave. Refusals: transfer/unknown, transfer/erased, transfer/no-such-version, delivery/cancelled.
 */
export const handOutContent =
  (ports: LedgerPorts & { readonly routing: Settling }) =>
  async (id: string, viewer: Viewer, act: Act, version?: number): Promise<Outcome<OpenedContent>> => {
    const access = await accessTransfer(ports)(id, viewer, act.at);
    if (!access.ok) return access;
    const { transfer, asSender, asRecipient } = access.value;
    // An operator keeps the hub running and needs no content for it.
    if (viewer.role === 'operator') return refused({ code: 'auth/wrong-role' });
    const versions = versionsOf(transfer);
    const wanted = version === undefined ? versions.at(-1) : versions[version];
    if (!wanted) return refused({ code: 'transfer/no-such-version', path: '/version' });
    // A system that speaks for sender and recipient alike is the recipient's system too: the content has left for it.
    if (viewer.role === 'agency') {
      const exposed = await Promise.all(
        asRecipient.map((agency) => {
          const said: Act = { ...act, by: { role: 'hub', agency, system: viewer.system } };
          return onceConsigned(ports)(id, () => exposeDelivery(ports)(id, agency, viewer.system, said));
        }),
      );
      const [first] = exposed;
      if (!asSender && first && !first.ok && exposed.every((one) => !one.ok)) return first;
    }
    const body = await bodyOf(ports)(wanted);
    const key = wanted.event.meta.key;
    return body && key !== undefined
      ? ok({ transfer, version: wanted, body, key })
      : refused({ code: 'transfer/erased' });
  };
