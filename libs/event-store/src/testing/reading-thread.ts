import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteReader } from '../sqlite/open-reader.js';

/** A thread that tells when it is live, and then the types of the first events that it is given. */
const { file } = workerData as { file: string };
const reader = openSqliteReader({ file, pollMs: 1_000_000 });
for await (const { events } of reader.subscribe({ after: 0, signal: new AbortController().signal })) {
  parentPort?.postMessage(events.length === 0 ? 'live' : events.map(({ type }) => type));
  if (events.length > 0) break;
}
await reader.close();
