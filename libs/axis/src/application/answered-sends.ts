import { setTimeout as pause } from 'node:timers/promises';
import { deriveEventId, newEventId, streamName } from '@lienthong/event-store';
import type { DocId } from '@lienthong/axis-protocol';
import type { AxisLedger } from './ports.js';

/**
 * What makes two sends one: the kit repeats a send whose connection closed unanswered, under the same timestamp and hash.
 * One client object keeps its timestamp for weeks and may send one file to others as well, so the parties belong to it.
 */
export interface SendIdentity {
  readonly systemId: string;
  readonly timestamp: string;
  readonly hashFile: string;
  readonly messageType: string;
  readonly from: string;
  /** As the header has it; empty without. */
  readonly to: string;
}

export interface AnsweredSends {
  /** The answer to a send that was taken before; waits for one that is under way. Undefined for a new one. */
  answerTo(send: SendIdentity): Promise<DocId | undefined>;
  /** Runs a new send; its answer is remembered once it was taken, a refusal is not. */
  take(send: SendIdentity, run: () => Promise<DocId>): Promise<DocId>;
  /** Once everything is written that was answered. */
  settled(): Promise<void>;
}

/** Sends that are remembered. An older one is known by the identity of its message, after reading it. */
export const MOST_REMEMBERED = 50_000;

const STREAM = streamName('axissend', 'answers');
/** Answers that come close together are one event. */
const GATHER_MS = 50;
const PAGE = 500;

type Answered = readonly [id: string, docId: DocId];

const idOf = ({ systemId, timestamp, hashFile, messageType, from, to }: SendIdentity): string =>
  deriveEventId('axissend', systemId, timestamp, hashFile.toLowerCase(), messageType, from, to);

/** The newest answers, oldest first. */
const readAnswers = async ({ store }: Pick<AxisLedger, 'store'>): Promise<readonly Answered[]> => {
  const pages: Answered[][] = [];
  let count = 0;
  for (let from = await store.headOf(STREAM); from >= 0 && count < MOST_REMEMBERED; from -= PAGE) {
    const events = await store.readStream(STREAM, { from, direction: 'backward', limit: PAGE });
    const answers = events.toReversed().flatMap(({ data }) => data['answers'] as unknown as Answered[]);
    count += answers.length;
    pages.unshift(answers);
  }
  return pages.flat().slice(-MOST_REMEMBERED);
};

/**
 * A repeat is known before a byte of it is read. The memory is written behind the answers: what a crash loses of it, the
 * identity of the message itself makes up for, since the same message gets the same DocId.
 */
export const createAnsweredSends = async (
  { store, clock }: Pick<AxisLedger, 'store' | 'clock'>,
  onFailure: (error: unknown) => void,
): Promise<AnsweredSends> => {
  const known = new Map<string, DocId>(await readAnswers({ store }));
  const underWay = new Map<string, Promise<DocId>>();
  let unwritten: Answered[] = [];
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    await pause(GATHER_MS);
    while (unwritten.length > 0) {
      const answers = unwritten;
      unwritten = [];
      const meta = { at: clock.now(), by: { role: 'hub' as const } };
      const event = { id: newEventId(), type: 'AxisSendsAnswered', data: { answers }, meta };
      await store.append(STREAM, 'any', [event]).catch(onFailure);
    }
    writing = undefined;
  };

  const remember = (id: string, docId: DocId): void => {
    known.set(id, docId);
    if (known.size > MOST_REMEMBERED) known.delete(known.keys().next().value ?? '');
    unwritten.push([id, docId]);
    writing ??= write();
  };

  return {
    answerTo: async (send) => {
      const id = idOf(send);
      return known.get(id) ?? (await underWay.get(id)?.catch(() => undefined));
    },
    take: async (send, run) => {
      const id = idOf(send);
      const running = run();
      underWay.set(id, running);
      try {
        const docId = await running;
        remember(id, docId);
        return docId;
      } finally {
        if (underWay.get(id) === running) underWay.delete(id);
      }
    },
    settled: async () => {
      while (writing) await writing;
    },
  };
};
