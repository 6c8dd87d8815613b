import type { Brand } from '@lienthong/kernel';

/** Names a stored blob; only the adapter that made it knows what it says. Opens nothing without the blob's data key. */
export type BlobRef = Brand<string, 'BlobRef'>;

const FORM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

/** For refs that come back from events. Undefined for what no adapter makes; path tricks are among that. */
export const parseBlobRef = (text: string): BlobRef | undefined => (FORM.test(text) ? (text as BlobRef) : undefined);
