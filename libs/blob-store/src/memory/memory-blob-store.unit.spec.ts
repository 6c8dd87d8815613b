import { blobStoreConformance } from '../conformance/index.js';
import { openMemoryBlobStore } from './memory-blob-store.js';

blobStoreConformance('memory', () => {
  const store = openMemoryBlobStore();
  return Promise.resolve({ store, remove: () => store.close() });
});
