import type { BusEdgeStatus, ShardStatus } from '@lienthong/exchange';
import type { Measure } from '@lienthong/operations';

type Read = Measure['read'];

const gauge = (name: string, help: string, value: () => number): Measure => ({
  kind: 'gauge',
  name: `lienthong_${name}`,
  help,
  read: () => [{ value: value() }],
});

const perLabel = (kind: Measure['kind'], name: string, help: string, labels: readonly string[], read: Read) => ({
  kind,
  name: `lienthong_${name}`,
  help,
  labels,
  read,
});

const OUTCOMES = [
  ['receipt', ({ receipts }: ShardStatus) => receipts],
  ['refusal', ({ refusals }: ShardStatus) => refusals],
  ['repeat', ({ repeats }: ShardStatus) => repeats],
  ['dead-letter', ({ deadLetters }: ShardStatus) => deadLetters],
] as const;

export interface EdgeFigures {
  readonly status: () => BusEdgeStatus;
  readonly reconnects: () => ReadonlyMap<string, number>;
}

/** Labels: the consumer groups of the hub, four outcomes, and of the agencies the twenty worst at most. */
export const edgeMeasures = ({ status, reconnects }: EdgeFigures): readonly Measure[] => {
  const perShard = (name: string, help: string, of: (shard: ShardStatus) => number): Measure =>
    perLabel('gauge', name, help, ['group'], () =>
      status().shards.map((shard) => ({ labels: { group: shard.group }, value: of(shard) })),
    );
  return [
    gauge('bus_ready', '1 while every shard that has topics is connected', () => (status().ready ? 1 : 0)),
    perShard('bus_shard_connected', '1 while its consumer is connected', ({ connected }) => (connected ? 1 : 0)),
    perShard('bus_shard_topics', 'Topics of agencies that it reads', ({ topics }) => topics),
    perShard('bus_shard_lag', 'Records that it has not taken yet', ({ lag }) => lag),
    perLabel('counter', 'bus_records_total', 'Records by what became of them', ['group', 'outcome'], () =>
      status().shards.flatMap((shard) =>
        OUTCOMES.map(([outcome, of]) => ({ labels: { group: shard.group, outcome }, value: of(shard) })),
      ),
    ),
    perLabel('gauge', 'bus_lag_worst', 'Records that wait, of the twenty agencies with most', ['agency'], () =>
      status().worst.map(({ agency, lag }) => ({ labels: { agency }, value: lag })),
    ),
    perLabel('counter', 'bus_reconnects_total', 'Consumers that came back after a loss', ['group'], () =>
      [...reconnects()].map(([group, value]) => ({ labels: { group }, value })),
    ),
  ];
};
