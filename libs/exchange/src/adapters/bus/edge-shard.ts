import { agencyOfTopic, agencyTopics } from '@lienthong/bus';
import type { Bus, Consumer, ConsumedRecord } from '@lienthong/bus';
import { isFault } from '@lienthong/kernel';
import type { Handled } from './handle-record.js';

export interface ShardStatus {
  readonly group: string;
  readonly connected: boolean;
  /** Why not, as a code; absent while it is connected or has not tried yet. */
  readonly code?: string;
  readonly topics: number;
  /** Records not yet taken, as of the last measure. */
  readonly lag: number;
  /** Since the start. */
  readonly records: number;
  readonly receipts: number;
  readonly refusals: number;
  readonly repeats: number;
  readonly deadLetters: number;
}

export interface AgencyLag {
  readonly agency: string;
  readonly lag: number;
}

export interface EdgeShard {
  /** Subscribes to these agencies' topics; a consumer is begun anew when they are others than before. */
  serve(agencies: readonly string[]): Promise<void>;
  /** Asks the broker how far it came; answers the lags that are not zero. */
  measure(): Promise<readonly AgencyLag[]>;
  status(): ShardStatus;
  stop(): Promise<void>;
}

const tally = { receipt: 'receipts', refusal: 'refusals', repeat: 'repeats', 'dead-letter': 'deadLetters' } as const;

/** One consumer over the `out` topics of its agencies. */
export const createEdgeShard = (
  bus: Bus,
  group: string,
  handle: (record: ConsumedRecord) => Promise<Handled>,
): EdgeShard => {
  const counts = { records: 0, receipts: 0, refusals: 0, repeats: 0, deadLetters: 0 };
  let topics: readonly string[] = [];
  let consumer: Consumer | undefined;
  let state: { readonly connected: boolean; readonly code?: string } = { connected: false };
  let lag = 0;
  let turn: Promise<void> = Promise.resolve();

  const onRecord = async (record: ConsumedRecord): Promise<void> => {
    counts[tally[await handle(record)]] += 1;
    counts.records += 1;
  };

  const end = async (): Promise<void> => {
    await consumer?.stop();
    consumer = undefined;
    state = { connected: false };
  };

  const begin = async (wanted: readonly string[]): Promise<void> => {
    await end();
    topics = wanted;
    if (wanted.length === 0) return;
    try {
      const onState = (now: 'connected' | 'down', code?: string): void => {
        state = { connected: now === 'connected', ...(code === undefined ? {} : { code }) };
      };
      consumer = await bus.consume({ group, topics: wanted, from: 'earliest', onRecord, onState });
    } catch (error) {
      topics = [];
      state = { connected: false, code: isFault(error) ? error.code : 'bus/failed' };
      throw error;
    }
  };

  /** One after another: a consumer that still ends must not meet its successor. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  return {
    serve: (agencies) =>
      inTurn(async () => {
        const wanted = agencies.map((agency) => agencyTopics(agency).out).sort();
        if (wanted.length !== topics.length || wanted.some((topic, index) => topic !== topics[index])) {
          await begin(wanted);
        }
      }),
    measure: async () => {
      if (topics.length === 0) return [];
      const [tails, committed] = await Promise.all([bus.tails(topics), bus.committed(group, topics)]);
      const lags = [...tails].flatMap(([topic, tail]): readonly AgencyLag[] => {
        const behind = tail.kind === 'absent' ? 0 : tail.end - (committed.get(topic) ?? 0);
        return behind > 0 ? [{ agency: agencyOfTopic(topic) ?? '', lag: behind }] : [];
      });
      lag = lags.reduce((sum, one) => sum + one.lag, 0);
      return lags;
    },
    status: () => ({ group, ...state, topics: topics.length, lag, ...counts }),
    stop: () => inTurn(end),
  };
};
