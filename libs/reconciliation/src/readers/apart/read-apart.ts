import { Worker } from 'node:worker_threads';
import { Fault } from '@lienthong/kernel';
import { digested } from '../digested.js';
import { ViewRefused } from '../view.js';
import type { View } from '../view.js';
import type { FromReader, ReadingOrder, Rows, ToReader } from './messages.js';
import { places } from './places.js';

const file = new URL('./view-reader.worker.js', import.meta.url);
/** A workbook is a tree in memory before it is rows: one that grows beyond this ends its own thread, and nothing else. */
const HEAP_MB = 1024;
const TOGETHER = places(2);

type Answer = Exclude<FromReader, { readonly type: 'refused' | 'failed' }>;

const gone = ({ limits }: ReadingOrder, cause: unknown): Error => {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new ViewRefused({ code: 'reconciliation/too-large', params: { most: limits.unpackedBytes } })
    : new Fault('reconciliation/reader-died', 'The thread that read a view ended', { cause, retriable: true });
};

/** One answer for each question, in order; whoever waits when the thread ends is told so. */
const conversation = (thread: Worker, order: ReadingOrder) => {
  const said: (Answer | Error)[] = [];
  let wake: (() => void) | undefined;
  const hear = (one: Answer | Error): void => {
    said.push(one);
    wake?.();
  };
  thread.on('message', (message: FromReader) => {
    if (message.type === 'refused') hear(new ViewRefused(message.refusal));
    else if (message.type === 'failed') hear(new Fault(message.code, 'A view could not be read'));
    else hear(message);
  });
  thread.on('error', (cause: unknown) => hear(gone(order, cause)));
  thread.on('exit', (cause: unknown) => hear(gone(order, cause)));
  return {
    ask: (question: ToReader): void => thread.postMessage(question),
    answer: async (): Promise<Answer> => {
      if (said.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const next = said.shift();
      if (next instanceof Error) throw next;
      if (next === undefined) throw new Fault('reconciliation/reader-died', 'Nobody answered', { retriable: true });
      return next;
    },
  };
};

async function* rowsApart(order: ReadingOrder, known: (digest: string) => void): AsyncGenerator<Rows[number]> {
  const leave = await TOGETHER.take();
  const thread = new Worker(file, {
    workerData: order,
    name: 'view-reader',
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  try {
    const { ask, answer } = conversation(thread, order);
    const read = await answer();
    if (read.type === 'read') known(read.digest);
    const pieces = read.type === 'read' ? read.pieces : 0;
    if (pieces > 0) ask('next');
    for (let taken = 1; taken <= pieces; taken += 1) {
      const piece = await answer();
      // The next one comes over while this one is compared.
      if (taken < pieces) ask('next');
      if (piece.type === 'piece') yield* JSON.parse(piece.rows) as Rows;
    }
  } finally {
    await thread.terminate();
    leave();
  }
}

/**
 * A view, read in a thread of its own: all of it before its first row comes, so that whatever refuses it does so before
 * anything is compared, and the hub goes on meanwhile. Throws `ViewRefused`; Faults `reconciliation/reader-died`
 * (retriable), `reconciliation/reader-failed`.
 */
export const readApart = (order: ReadingOrder): View => digested((known) => rowsApart(order, known));
