import { eventStoreConformance } from '../conformance/index.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

describe.each(['thread', 'inline'] as const)('with its writer %s', (writer) => {
  eventStoreConformance('The store in a SQLite file', async () => {
    const folder = temporaryFolder();
    const open = () => openSqliteEventStore({ file: folder.file('events.db'), writer });
    let current = await open();
    return {
      store: current,
      reopen: async () => {
        await current.close();
        current = await open();
        return current;
      },
      dispose: async () => {
        await current.close();
        folder[Symbol.dispose]();
      },
    };
  });
});
