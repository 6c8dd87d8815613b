import { isFault } from '@lienthong/kernel';
import { relayTransactionalId, shardOf } from '@lienthong/bus';
import type { Bus, BusRecord, FencedProducer } from '@lienthong/bus';
import type { HoldReason } from '../domain/bearing.js';
import type { Backlog } from './backlog.js';
import { gather } from './gather.js';
import type { RelayLimits, Run } from './gather.js';
import type { RelayHub } from './ports.js';
import { renewable } from './renewable.js';
import { createTopics } from './topics.js';
import type { TopicInHand, Topics } from './topics.js';

export interface ShardOptions {
  readonly bus: Bus;
  readonly hub: RelayHub;
  readonly shard: number;
  readonly shards: number;
  readonly limits: RelayLimits;
  /**
   * Milliseconds between two times that the hub is told how far the topics came. The tail says it more exactly, so this
   * only has to be shorter than the topics' retention.
   */
  readonly tellEveryMs: number;
  /** Milliseconds between two looks at topics that are held. */
  readonly lookEveryMs: number;
  readonly now: () => number;
  readonly onHeld: (agency: string, reason: HoldReason) => void;
  readonly onRelayed: (records: number, topics: number) => void;
  /** The topics, as soon as they are in hand: for acknowledgements and for the status. */
  readonly onTopics: (topics: Topics) => void;
  /** What the topics have yet to show; it outlives a run. */
  readonly backlog: Backlog;
  readonly signal: AbortSignal;
}

const holdOf: Readonly<Record<string, HoldReason>> = {
  'bus/unknown-topic': 'topic-missing',
  'bus/not-authorized': 'not-authorized',
  'bus/too-large': 'record-too-large',
};

const write = async (producer: FencedProducer, topics: Topics, runs: readonly Run[]): Promise<void> => {
  const offsets = await producer.transact(runs.map(({ topic, records }) => ({ topic: topic.topic, records })));
  for (const { topic, first, records } of runs) {
    const offset = offsets.get(topic.topic);
    if (offset === undefined) throw new Error(`The broker gave no offset for ${topic.topic}`);
    // Offsets only grow, unless the topic was deleted and made anew meanwhile.
    if (offset <= topic.mark.offset) await topics.hold(topic, 'topic-anew');
    else topics.wrote(topic, { sequence: first, offset, count: records.length });
  }
};

/** CloudEvents `time` of an entry: when it was placed. NaN where there is none. */
const placedAt = ({ headers: { ce_time: time } }: BusRecord): number =>
  typeof time === 'string' ? Date.parse(time) : Number.NaN;

/** What the broker has against one of the topics; it does not say which. */
const reasonOf = (error: unknown): HoldReason | undefined => (isFault(error) ? holdOf[error.code] : undefined);

/**
 * Relays one shard until its signal aborts. Opening the producer fences the predecessor; only then are the tails read,
 * since until then they may still grow. Throws `bus/fenced` when a successor took over, and what the bus or the hub
 * throw: whether the last transaction was written is then open, and the next run finds out from the tails.
 */
export const runShard = async (options: ShardOptions): Promise<void> => {
  const { bus, hub, shard, shards, limits, tellEveryMs, lookEveryMs, now, onHeld, onRelayed, onTopics } = options;
  const { backlog, signal } = options;
  await using producer = await renewable(() => bus.fencedProducer(relayTransactionalId(shard)));
  const epoch = await hub.epoch();
  const topics = createTopics(bus, producer, hub, onHeld);
  onTopics(topics);
  const next = gather(hub, epoch, limits);
  const waiting = new Set<TopicInHand>();
  const heads = new Map<string, number>();
  /** Agencies one of whose topics the broker refused: each is written alone once, so that the one holds no other. */
  const suspects = new Set<string>();

  const stands = ({ agency, mark }: TopicInHand, head: number): void => {
    heads.set(agency, head);
    backlog.stands(agency, head, mark.sequence);
  };
  const refresh = async (anew = false): Promise<number> => {
    const { inboxes, position } = await hub.inboxes();
    await topics.take(
      inboxes.filter(({ agency }) => shardOf(agency, shards) === shard),
      epoch,
      anew,
    );
    waiting.clear();
    backlog.only(new Set([...topics.all()].map(({ agency }) => agency)));
    for (const { agency, head } of inboxes) {
      const topic = topics.get(agency);
      if (topic) stands(topic, head);
      if (topic && topic.held === undefined && topic.mark.sequence < head) waiting.add(topic);
    }
    return position;
  };
  const tell = async (): Promise<void> => {
    const advances = topics.untold();
    if (advances.length === 0) return;
    await hub.advance(advances);
    topics.toldAll(advances);
  };
  const refused = async (runs: readonly Run[], reason: HoldReason): Promise<void> => {
    await producer.renew();
    position = await refresh(true);
    for (const { topic } of runs) suspects.add(topic.agency);
    const [only, ...others] = runs;
    if (only === undefined || others.length > 0) return;
    suspects.delete(only.topic.agency);
    const topic = topics.get(only.topic.agency);
    if (topic === undefined) return;
    waiting.delete(topic);
    await topics.hold(topic, reason);
  };
  const relay = async (): Promise<void> => {
    const suspect = [...waiting].find(({ agency }) => suspects.has(agency));
    const runs = await next(suspect === undefined ? [...waiting] : [suspect]);
    // Who has more goes behind those who waited.
    for (const { topic, first, records } of runs) {
      const [oldest] = records;
      if (oldest) backlog.placed(topic.agency, placedAt(oldest));
      waiting.delete(topic);
      const last = first + records.length - 1;
      if (oldest && last < (heads.get(topic.agency) ?? last)) waiting.add(topic);
    }
    const full = runs.filter(({ records }) => records.length > 0);
    if (full.length === 0) return;
    try {
      await write(producer, topics, full);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      await refused(full, reason);
      return;
    }
    for (const { topic } of full) {
      suspects.delete(topic.agency);
      backlog.reached(topic.agency, topic.mark.sequence);
      if (topic.held !== undefined) waiting.delete(topic);
    }
    // Of a topic's first record the hub learns at once: from then on it would be missed.
    if (full.some(({ topic }) => topic.told < 0)) await tell();
    onRelayed(
      full.reduce((sum, { records }) => sum + records.length, 0),
      full.length,
    );
  };

  let position = -1;
  position = await refresh();
  await tell();
  let toldAt = now();
  let lookedAt = now();
  while (!signal.aborted) {
    if (waiting.size > 0) await relay();
    if (now() - toldAt >= tellEveryMs) {
      await tell();
      toldAt = now();
    }
    const news = await hub.news(position, waiting.size > 0 ? 0 : tellEveryMs, signal);
    position = news.position;
    const look = now() - lookedAt >= lookEveryMs && topics.anyHeld();
    if (look) lookedAt = now();
    if (news.changed || look) await refresh();
    for (const { agency, head } of news.grown) {
      const topic = topics.get(agency);
      if (topic) stands(topic, head);
      if (topic && topic.held === undefined) waiting.add(topic);
    }
  }
  await tell();
};
