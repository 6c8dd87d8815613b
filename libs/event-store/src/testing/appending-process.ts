import { streamName } from '../stream-name.js';
import { openSqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { event } from '../conformance/examples.js';

/** A process that appends as fast as it can and tells each acknowledged id on its standard output. */
const [file = '', round = ''] = process.argv.slice(2);
const store = await openSqliteEventStore({ file });
await Promise.all(
  Array.from({ length: 16 }, async (_, writer) => {
    for (let number = 0; ; number += 1) {
      const one = event('ThingHappened', { round, writer, number, text: 'x'.repeat(500) });
      await store.append(streamName('victim', `${round}-${writer}`), number === 0 ? 'no-stream' : number - 1, [one]);
      process.stdout.write(`${one.id}\n`);
    }
  }),
);
