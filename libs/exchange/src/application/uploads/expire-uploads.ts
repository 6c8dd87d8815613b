import type { BlobRef } from '@lienthong/blob-store';
import { newEventId } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import type { UploadFacts } from '../../domain/upload/upload.js';
import type { InboxWriter } from '../inbox/place.js';
import { uploadDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import { uploadOf, uploadStream } from '../ledger/streams.js';
import type { UploadPorts } from './ports.js';

const pageSize = 500;

interface Waiting {
  readonly agency: string;
  readonly expiresAt: string;
  readonly ref: string;
  readonly key: string;
  /** The record whose message took it. */
  readonly record: string | undefined;
}

export type UploadExpiryPorts = UploadPorts & { readonly inboxes: Pick<InboxWriter, 'placed'> };

/**
 * Removes what is past its time, used or not: a transfer has its own copy under its own key. What was taken by a message
 * that is not answered yet stays, since its record may be read again. Remembers what is still to
 * expire; what it does not know yet it reads from the store, from the beginning after a restart.
 */
export const createUploadExpiry = (ports: UploadExpiryPorts): (() => Promise<number>) => {
  const { store, blobs, keyring, clock, inboxes } = ports;
  const waiting = new Map<string, Waiting>();
  let position = 0;

  const learn = ({ type, stream, data, meta }: RecordedEvent): void => {
    const upload = uploadOf(stream);
    if (type === 'UploadExpired') waiting.delete(upload);
    if (type === 'UploadReceived' && meta.key !== undefined) {
      const { agency, expiresAt, ref } = data as unknown as UploadFacts;
      waiting.set(upload, { agency, expiresAt, ref, key: meta.key, record: undefined });
    }
    const known = waiting.get(upload);
    const { record } = data;
    if (known && type === 'UploadReleased') waiting.set(upload, { ...known, record: undefined });
    if (known && type === 'UploadUsed' && typeof record === 'string') waiting.set(upload, { ...known, record });
  };

  const mayGo = async ({ agency, record }: Waiting): Promise<boolean> =>
    record === undefined || (await inboxes.placed(agency, record)) !== undefined;

  const catchUp = async (): Promise<void> => {
    const filter = {
      categories: ['upload'],
      types: ['UploadReceived', 'UploadUsed', 'UploadReleased', 'UploadExpired'],
    };
    for (;;) {
      const page = await store.readAll({ after: position, limit: pageSize, filter });
      page.events.forEach(learn);
      ({ position } = page);
      if (page.events.length < pageSize) return;
    }
  };

  return async () => {
    await catchUp();
    const at = clock.now();
    const over = [...waiting].filter(([, { expiresAt }]) => expiresAt <= at);
    let removed = 0;
    for (const [upload, one] of over) {
      if (!(await mayGo(one))) continue;
      const { ref, key } = one;
      // The bytes go first: a crash in between is made good at the next turn.
      await blobs.discard(ref as BlobRef);
      await store.destroyKey(key);
      keyring.forget(key);
      await execute(ports)(
        uploadDecider,
        { stream: uploadStream(upload) },
        { type: 'Expire', now: at },
        { id: newEventId(), by: { role: 'hub' }, at },
      );
      waiting.delete(upload);
      removed += 1;
    }
    return removed;
  };
};
