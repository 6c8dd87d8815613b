import type { BlobRef } from '@lienthong/blob-store';
import { newEventId } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import type { UploadFacts } from '../../domain/upload/upload.js';
import { uploadDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import { uploadOf, uploadStream } from '../ledger/streams.js';
import type { UploadPorts } from './ports.js';

const pageSize = 500;

/**
 * Removes what is past its time, used or not: a transfer has its own copy under its own key. Remembers what is still to
 * expire; what it does not know yet it reads from the store, from the beginning after a restart.
 */
export const createUploadExpiry = (ports: UploadPorts): (() => Promise<number>) => {
  const { store, blobs, keyring, clock } = ports;
  const waiting = new Map<string, { readonly expiresAt: string; readonly ref: string; readonly key: string }>();
  let position = 0;

  const learn = ({ type, stream, data, meta }: RecordedEvent): void => {
    const upload = uploadOf(stream);
    if (type === 'UploadExpired') waiting.delete(upload);
    if (type !== 'UploadReceived' || meta.key === undefined) return;
    const { expiresAt, ref } = data as unknown as UploadFacts;
    waiting.set(upload, { expiresAt, ref, key: meta.key });
  };

  const catchUp = async (): Promise<void> => {
    const filter = { categories: ['upload'], types: ['UploadReceived', 'UploadExpired'] };
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
    for (const [upload, { ref, key }] of over) {
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
    }
    return over.length;
  };
};
