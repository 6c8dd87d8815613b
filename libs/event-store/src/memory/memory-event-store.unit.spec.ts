import { eventStoreConformance } from '../conformance/index.js';
import { openMemoryEventStore } from './memory-event-store.js';

eventStoreConformance('The store in memory', async () => {
  const store = openMemoryEventStore();
  return { store, dispose: () => store.close() };
});
