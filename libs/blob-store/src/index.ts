export { parseBlobRef } from './blob-ref.js';
export type { BlobRef } from './blob-ref.js';
export type { BlobStore, BlobTooLarge, BlobWriter, OpenBlob, PutOptions, StoredBlob } from './port.js';
export { bytesOf } from './drain.js';
export { openFolderBlobStore } from './folder/folder-blob-store.js';
export type { FolderBlobStoreOptions } from './folder/folder-blob-store.js';
export { openMemoryBlobStore } from './memory/memory-blob-store.js';
export type { ByteRange } from '@lienthong/keyring';
