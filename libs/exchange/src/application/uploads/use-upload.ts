import type { BlobRef } from '@lienthong/blob-store';
import { isUuid, newEventId } from '@lienthong/event-store';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { uploadDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import { openPersonal } from '@lienthong/ledger';
import { uploadStream } from '../ledger/streams.js';
import type { UploadPorts } from './ports.js';

/** How a message names an upload. */
export interface Claim {
  readonly upload: string;
  readonly sha256: string;
}

/** An upload that was taken. */
export interface TakenUpload {
  readonly stream: AsyncIterable<Uint8Array>;
  /** False when the same message had taken it before. */
  readonly fresh: boolean;
}

export interface Claimant {
  readonly agency: string;
  readonly system: string;
  /** Identity of the message: a repeat of it may take the upload again. */
  readonly by: string;
  /** Identity of the record that the message came in; without one nothing waits for its answer. */
  readonly record?: string;
}

/** Gives an upload back when the message that took it was refused. */
export const releaseUpload =
  (ports: UploadPorts) =>
  async (upload: string, by: string, act: Act): Promise<void> => {
    if (!isUuid(upload)) return;
    const release = { type: 'Release' as const, by };
    await execute(ports)(uploadDecider, { stream: uploadStream(upload) }, release, { ...act, id: newEventId() });
  };

/**
 * Takes an upload for a message and opens it. Refusals: upload/unknown (absent, foreign and expired alike), upload/used,
 * upload/wrong-hash.
 */
export const useUpload =
  (ports: UploadPorts) =>
  async ({ upload, sha256 }: Claim, claimant: Claimant, act: Act): Promise<Outcome<TakenUpload>> => {
    if (!isUuid(upload)) return refused({ code: 'upload/unknown' });
    const stream = uploadStream(upload);
    const used = await execute(ports)(
      uploadDecider,
      { stream },
      { type: 'Use', ...claimant, now: act.at },
      // A message may take it again after giving it back: each time is a fact of its own.
      { ...act, id: newEventId() },
    );
    if (!used.ok) return used;
    const [received] = await ports.store.readStream(stream, { limit: 1 });
    const keyId = received?.meta.key;
    const key = keyId === undefined ? undefined : await ports.keyring.dataKey(keyId);
    const told = received && (await openPersonal(ports)(received));
    if (!received || !key || !told) return refused({ code: 'upload/unknown' });
    const fresh = used.value.appended.length > 0;
    if (told['sha256'] !== sha256.toLowerCase()) {
      if (fresh) await releaseUpload(ports)(upload, claimant.by, act);
      return refused({ code: 'upload/wrong-hash' });
    }
    const open = await ports.blobs.open(received.data['ref'] as BlobRef, key);
    return open ? ok({ stream: open.stream, fresh }) : refused({ code: 'upload/unknown' });
  };
