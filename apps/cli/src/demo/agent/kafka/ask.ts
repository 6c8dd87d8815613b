import { agencyTopics, writeCloudEvent } from '@lienthong/bus';
import type { Bus } from '@lienthong/bus';
import type { Answer, MessageTaken } from '@lienthong/client';
import { Fault, ok, refused } from '@lienthong/kernel';
import { problemOf } from '@lienthong/refusals';
import type { InboxTopic } from './inbox-topic.js';
import type { TopicEntry } from './topic-entry.js';

export interface Command {
  readonly type:
    'transfer.submit.v1' | 'delivery.report.v1' | 'transfer.recall.v1' | 'transfer.update.v1' | 'transfer.replace.v1';
  /** The CloudEvents id, which the answer repeats. */
  readonly messageId: string;
  /** What its order matters to. */
  readonly key: string;
  readonly contentType?: string;
  readonly data: Uint8Array;
}

/** On the bus, an agency that was added while the hub runs is served within a minute. */
const PATIENCE_MS = 60_000;

const takenOf = ({ entry, content }: TopicEntry): MessageTaken | undefined => {
  if (entry.kind !== 'receipt') return undefined;
  const { outcome } = entry;
  if (outcome.kind === 'dossier') return undefined;
  if (outcome.kind !== 'document') return outcome;
  if (content === null) throw new Fault('demo/no-content', 'A fresh receipt does not name its content');
  return { kind: 'document', receipt: { ...outcome.receipt, content } };
};

/** Writes a command to the agency's `out` topic and waits for the answer in its `in` topic. Faults: `demo/no-answer`. */
export const asking =
  (bus: Bus, inbox: InboxTopic, agency: string) =>
  async ({ type, messageId, key, contentType = 'application/json', data }: Command): Answer<MessageTaken> => {
    const before = (await inbox.current()).at(-1)?.sequence ?? -1;
    const answered = Promise.withResolvers<TopicEntry>();
    const stop = inbox.onEntry((entry) => {
      const isAnswer = entry.entry.kind === 'receipt' || entry.entry.kind === 'refusal';
      if (isAnswer && entry.sequence > before && entry.entry.messageId === messageId) answered.resolve(entry);
    });
    const late = setTimeout(
      () => answered.reject(new Fault('demo/no-answer', `${agency} got no answer to ${messageId}`)),
      PATIENCE_MS,
    );
    try {
      const record = writeCloudEvent({
        id: messageId,
        source: `/agencies/${agency}`,
        type: `vn.lienthong.${type}`,
        key,
        datacontenttype: contentType,
        extensions: {},
        data,
      });
      await bus.produce([{ topic: agencyTopics(agency).out, records: [record] }]);
      const answer = await answered.promise;
      if (answer.entry.kind === 'refusal') return refused(problemOf(answer.entry));
      const taken = takenOf(answer);
      if (taken === undefined) throw new Fault('demo/no-answer', 'An answer is a receipt or a refusal');
      return ok(taken);
    } finally {
      clearTimeout(late);
      stop();
    }
  };
