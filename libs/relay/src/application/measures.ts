import type { RelayStatus } from './relay.js';

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A figure of a relay, read when it is asked for; the same within the hub and in a process of its own. */
export interface RelayMeasure {
  readonly kind: 'gauge' | 'counter';
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly read: () => readonly Sample[];
}

/** Labels: of the agencies the twenty worst at most. */
export const relayMeasures = (status: () => RelayStatus): readonly RelayMeasure[] => {
  const one = (kind: RelayMeasure['kind'], name: string, help: string, of: (now: RelayStatus) => number) => ({
    kind,
    name: `lienthong_relay_${name}`,
    help,
    read: () => [{ value: of(status()) }],
  });
  return [
    one('gauge', 'shards', 'Shards that this process relays', ({ shards }) => shards.length),
    one('gauge', 'topics', 'Topics that it relays into', ({ topics }) => topics),
    one('gauge', 'held', 'Topics that wait for somebody', ({ held }) => held.length),
    one('gauge', 'trouble', 'Shards in whose way something stands', ({ trouble }) => trouble.length),
    one('gauge', 'behind', 'Topics that do not show all of their inbox', ({ behind }) => behind),
    one(
      'gauge',
      'oldest_seconds',
      'Age of the oldest entry that no topic shows yet',
      ({ oldestMs }) => oldestMs / 1000,
    ),
    one('counter', 'records_total', 'Records written', ({ relayed }) => relayed),
    {
      kind: 'gauge',
      name: 'lienthong_relay_lag_worst',
      help: 'Entries not yet shown, of the twenty agencies with most',
      labels: ['agency'],
      read: () => status().worst.map(({ agency, lag }) => ({ labels: { agency }, value: lag })),
    },
  ];
};
