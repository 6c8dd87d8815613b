import { newEventId } from '@lienthong/event-store';
import { instantOf, ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { uploadDecider } from '../ledger/aggregates.js';
import { execute, freshly } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import { uploadStream } from '../ledger/streams.js';
import type { UploadPorts, UploadReceipt } from './ports.js';

export interface UploadTerms {
  readonly agency: string;
  readonly system: string;
  /** Most plain bytes. */
  readonly limit: number;
  readonly lifetimeMs: number;
}

/** Takes bytes under a key of their own; durable when it resolves. Refusals: blob/too-large. */
export const receiveUpload =
  (ports: UploadPorts) =>
  async (
    source: AsyncIterable<Uint8Array>,
    { agency, system, limit, lifetimeMs }: UploadTerms,
    act: Act,
  ): Promise<Outcome<UploadReceipt>> => {
    const { blobs, keyring } = ports;
    const key = await keyring.newDataKey();
    const stored = await blobs.put(source, { key, limit });
    if (!stored.ok) return stored;
    const { ref, size, sha256 } = stored.value;
    const upload = newEventId();
    const expiresAt = instantOf(new Date(Date.parse(act.at) + lifetimeMs));
    const data = { agency, system, ref, size, expiresAt };
    const outcome = await execute(ports)(
      uploadDecider,
      { stream: uploadStream(upload), key, newKey: true },
      { type: 'Receive', data, personal: { sha256 } },
      act,
      freshly(uploadDecider),
    );
    return outcome.ok ? ok({ upload, sha256, size, expiresAt }) : outcome;
  };
