import type { BlobStore } from '@lienthong/blob-store';
import type { AsserterRole } from '@lienthong/event-store';
import type { Viewer } from '../../application/content/access.js';
import type { Act } from '../../application/ledger/execute.js';
import type { Exchange } from '../../exchange.js';

/** What of the exchange it takes to take something in. */
export type IntakeExchange = Pick<
  Exchange,
  'store' | 'keyring' | 'clock' | 'addressees' | 'routing' | 'index' | 'inboxes'
>;

export interface IntakePorts {
  readonly exchange: IntakeExchange;
  readonly blobs: BlobStore;
}

/** Who sent something in, by whatever edge: as whom it may look, and the act that its message amounts to. */
export interface Caller {
  readonly viewer: Viewer;
  readonly act: (role: AsserterRole) => Act;
}
