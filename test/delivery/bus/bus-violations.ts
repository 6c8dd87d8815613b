import { violationsOf } from '../violations.js';
import type { Acknowledged } from '../violations.js';

/** A record that the broker acknowledged to its writer. */
export interface Sent {
  readonly agency: string;
  readonly offset: number;
  readonly messageId: string;
  /** Whom a submission is for; absent for an update. */
  readonly recipients?: readonly string[];
  /** The transfer that an update is about; absent for a submission. */
  readonly transfer?: string;
}

/** An entry as the inbox shows it over HTTP. */
export interface Entry {
  readonly sequence: number;
  readonly kind: string;
  readonly transfer: string;
  /** Of a receipt or a refusal: the offset of the record that it answers. */
  readonly answers?: number;
  readonly messageId?: string;
  /** Why it was refused. */
  readonly code?: string;
}

/** A record of an `in` topic as a reader at `read_committed` finds it. */
export interface Shown extends Entry {
  readonly key: string | null;
  readonly offset: number;
}

export interface Found {
  readonly sent: readonly Sent[];
  /** Offsets of every record on an agency's `out` topic, whoever was told of it. */
  readonly out: ReadonlyMap<string, readonly number[]>;
  readonly inboxes: ReadonlyMap<string, readonly Entry[]>;
  readonly topics: ReadonlyMap<string, readonly Shown[]>;
}

const isAnswer = ({ kind }: Entry): boolean => kind === 'receipt' || kind === 'refusal';

/** Every record on `out` has one answer, which names the message that was in it. */
const unanswered = (agency: string, out: readonly number[], entries: readonly Entry[]): readonly string[] => {
  const answers = new Map<number, number>();
  for (const { answers: offset = -1 } of entries.filter(isAnswer)) answers.set(offset, (answers.get(offset) ?? 0) + 1);
  const wrong = out.filter((offset) => answers.get(offset) !== 1);
  const groundless = [...answers.keys()].filter((offset) => !out.includes(offset));
  return [
    ...wrong.map((offset) => `${agency}: record ${offset} was answered ${answers.get(offset) ?? 0} times`),
    ...groundless.map((offset) => `${agency}: an answer to record ${offset}, which is not there`),
  ];
};

/** The topic shows the inbox: the same entries, in the same order, each once and under its sequence. */
const unlike = (agency: string, entries: readonly Entry[], shown: readonly Shown[]): readonly string[] => {
  const found: string[] = [];
  shown.forEach(({ sequence, kind, transfer, key }, place) => {
    if (sequence !== place) found.push(`${agency}: the topic has sequence ${sequence} at place ${place}`);
    const entry = entries[sequence];
    if (entry?.kind !== kind || entry.transfer !== transfer)
      found.push(`${agency}: the topic shows another entry under ${sequence} than the inbox`);
    if (key !== (transfer === '' ? agency : transfer))
      found.push(`${agency}: the key of ${sequence} is not its transfer`);
  });
  if (shown.length < entries.length)
    found.push(`${agency}: ${entries.length - shown.length} entries of the inbox are not in the topic`);
  return found;
};

/** What was acknowledged to a sender over the bus, as the receipt in its own inbox names it. */
const acknowledgedBy = (
  sent: readonly Sent[],
  inboxes: Found['inboxes'],
): { readonly acknowledged: readonly Acknowledged[]; readonly found: readonly string[] } => {
  const found: string[] = [];
  const updated = new Set<string>();
  const submitted = new Map<string, readonly string[]>();
  const answers = new Map(
    [...inboxes].map(([agency, entries]) => [
      agency,
      new Map(entries.filter(isAnswer).map((entry) => [entry.answers, entry] as const)),
    ]),
  );
  for (const { agency, offset, messageId, recipients, transfer } of sent) {
    const answer = answers.get(agency)?.get(offset);
    if (answer?.kind !== 'receipt' || answer.messageId !== messageId) {
      const instead = answer?.code ?? answer?.messageId ?? 'nothing';
      found.push(`${agency}: ${messageId} at ${offset} was acknowledged and has no receipt, but ${instead}`);
    } else if (recipients !== undefined) submitted.set(answer.transfer, recipients);
    else updated.add(transfer ?? '');
  }
  const acknowledged = [...submitted].map(([transfer, recipients]) => ({
    transfer,
    recipients,
    updated: updated.has(transfer),
  }));
  return { acknowledged, found };
};

/**
 * What breaks the promise of the bus: every acknowledged record is answered once, and what it submitted is in every
 * recipient's inbox and `in` topic exactly once, in order per key, with dense sequences.
 */
export const busViolationsOf = ({ sent, out, inboxes, topics }: Found): readonly string[] => {
  const { acknowledged, found } = acknowledgedBy(sent, inboxes);
  const perAgency = [...inboxes].flatMap(([agency, entries]) => [
    ...unanswered(agency, out.get(agency) ?? [], entries),
    ...unlike(agency, entries, topics.get(agency) ?? []),
  ]);
  return [...found, ...perAgency, ...violationsOf(acknowledged, inboxes), ...violationsOf(acknowledged, topics)];
};
