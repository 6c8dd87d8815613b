import { parentPort, workerData } from 'node:worker_threads';
import { isFault } from '@lienthong/kernel';
import type { UnreadableRow, ViewRow } from '../../domain/view-row.js';
import { readView } from '../read-view.js';
import { ViewRefused } from '../view.js';
import { viewDigest } from '../view-digest.js';
import type { FromReader, ReadingOrder } from './messages.js';

/** Rows of one piece. */
const ROWS = 1_000;

const { source, vocabulary, limits, chunks } = workerData as ReadingOrder;
const tell = (message: FromReader): void => parentPort?.postMessage(message);

async function* given(): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

const digest = viewDigest();

const readAll = async (): Promise<readonly string[]> => {
  const pieces: string[] = [];
  let rows: (ViewRow | UnreadableRow)[] = [];
  for await (const row of readView(source, given(), vocabulary, limits)) {
    digest.add(row);
    rows.push(row);
    if (rows.length < ROWS) continue;
    pieces.push(JSON.stringify(rows));
    rows = [];
  }
  return rows.length === 0 ? pieces : [...pieces, JSON.stringify(rows)];
};

try {
  const pieces = await readAll();
  let next = 0;
  // Whatever is said is `ToReader`: the next one.
  parentPort?.on('message', () => {
    tell({ type: 'piece', rows: pieces[next] ?? '[]' });
    next += 1;
  });
  tell({ type: 'read', pieces: pieces.length, digest: digest.hex() });
} catch (error) {
  if (error instanceof ViewRefused) tell({ type: 'refused', refusal: error.refusal });
  else tell({ type: 'failed', code: isFault(error) ? error.code : 'reconciliation/reader-failed' });
}
