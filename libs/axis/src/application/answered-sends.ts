import { deriveEventId, streamName } from '@lienthong/event-store';
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
  /** Once everything is remembered that was answered. */
  settled(): Promise<void>;
}

const idOf = ({ systemId, timestamp, hashFile, messageType, from, to }: SendIdentity): string =>
  deriveEventId('axissend', systemId, timestamp, hashFile.toLowerCase(), messageType, from, to);

/**
 * A repeat is known before a byte of it is read. That memory need not survive a crash between a document's event and its
 * own: the identity of the message itself then gives the same DocId. So nobody waits for it.
 */
export const createAnsweredSends = (
  { store, clock }: Pick<AxisLedger, 'store' | 'clock'>,
  onFailure: (error: unknown) => void,
): AnsweredSends => {
  const underWay = new Map<string, Promise<DocId>>();
  const writing = new Set<Promise<void>>();

  const remember = async (id: string, systemId: string, docId: DocId): Promise<void> => {
    const stream = streamName('axissend', id);
    const meta = { at: clock.now(), by: { role: 'hub' as const, system: systemId } };
    const event = { id: deriveEventId(stream, docId), type: 'AxisSendAnswered', data: { docId }, meta };
    await store.append(stream, 'any', [event]);
  };

  /** Stays among those under way until it can be read back: a repeat may come at once. */
  const follow = (id: string, systemId: string, running: Promise<DocId>): void => {
    const remembered = running.then((docId) => remember(id, systemId, docId).catch(onFailure));
    const done: Promise<void> = remembered
      .catch(() => undefined)
      .then(() => {
        writing.delete(done);
        if (underWay.get(id) === running) underWay.delete(id);
      });
    writing.add(done);
  };

  return {
    answerTo: async (send) => {
      const id = idOf(send);
      const running = underWay.get(id);
      if (running) return running.catch(() => undefined);
      const [first] = await store.readStream(streamName('axissend', id), { limit: 1 });
      return first ? (first.data['docId'] as DocId) : undefined;
    },
    take: (send, run) => {
      const id = idOf(send);
      const running = run();
      underWay.set(id, running);
      follow(id, send.systemId, running);
      return running;
    },
    settled: async () => {
      await Promise.all(writing);
    },
  };
};
