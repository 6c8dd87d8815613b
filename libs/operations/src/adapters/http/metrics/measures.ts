import type { ReactorStatus, WriterStats } from '@lienthong/event-store';
import type { ProjectionStatus } from '@lienthong/read-model';
import type { OperationsPorts } from '../../../application/operations.ports.js';
import type { Measure, Sample } from '../../../application/measure.js';
import { shared } from './measure.js';

type Figure<T> = readonly [kind: Measure['kind'], name: string, help: string, of: (one: T) => number];

const REACTOR: readonly Figure<ReactorStatus>[] = [
  ['gauge', 'position', 'All events up to here are finished', ({ position }) => position],
  ['gauge', 'lag', 'Positions between that and the head of the store', ({ lag }) => lag],
  ['gauge', 'in_flight', 'Events taken and not finished', ({ inFlight }) => inFlight],
  ['gauge', 'parked', 'Keys that wait for an operator', ({ parked }) => parked],
  ['gauge', 'held', 'Events that wait behind a parked one', ({ held }) => held],
  ['gauge', 'stopped', '1 when it takes nothing more', ({ stopped }) => (stopped === undefined ? 0 : 1)],
];

const WRITER: readonly Figure<WriterStats>[] = [
  ['counter', 'groups_total', 'Groups committed', ({ groups }) => groups],
  ['counter', 'failed_groups_total', 'Groups that failed as a whole', ({ failedGroups }) => failedGroups],
  ['counter', 'requests_total', 'Requests in all groups', ({ requests }) => requests],
  ['gauge', 'largest_group', 'Requests in the largest group', ({ largestGroup }) => largestGroup],
  ['gauge', 'queued', 'Requests that wait for a group', ({ queued }) => queued],
];

type Followed = ProjectionStatus & { readonly lag: number };

const PROJECTION: readonly Figure<Followed>[] = [
  ['gauge', 'position', 'Everything up to here is in the model', ({ position }) => position],
  ['gauge', 'lag', 'Positions between that and the head of the store', ({ lag }) => lag],
  ['gauge', 'following', '1 while it follows the feed', ({ state }) => (state === 'following' ? 1 : 0)],
  ['gauge', 'rebuilding', '1 while a new file is built beside', ({ rebuilding }) => (rebuilding ? 1 : 0)],
  ['counter', 'events_total', 'Events applied', ({ events }) => events],
  ['counter', 'batches_total', 'Batches applied', ({ batches }) => batches],
  ['counter', 'failures_total', 'Batches that could not be applied', ({ failures }) => failures],
  ['counter', 'rebuilds_total', 'Rebuilds put in use', ({ rebuilds }) => rebuilds],
  ['counter', 'apply_seconds_total', 'Time spent applying batches', ({ applyMs }) => applyMs / 1000],
];

const perName = <T extends { readonly name: string }>(
  label: string,
  figures: readonly Figure<T>[],
  all: () => Promise<readonly T[]>,
): readonly Measure[] =>
  figures.map(([kind, name, help, of]) => ({
    kind,
    name: `lienthong_${label}_${name}`,
    help,
    labels: [label],
    read: async (): Promise<readonly Sample[]> =>
      (await all()).map((one) => ({ labels: { [label]: one.name }, value: of(one) })),
  }));

const gauge = (name: string, help: string, read: () => Promise<number> | number): Measure => ({
  kind: 'gauge',
  name: `lienthong_${name}`,
  help,
  read: async () => [{ value: await read() }],
});

const followed = async ({ store, projections }: OperationsPorts): Promise<readonly Followed[]> => {
  const head = await store.head();
  return projections.statuses().map((status) => ({ ...status, lag: Math.max(0, head - status.position) }));
};

/** What the hub tells of itself, beside the edge's and the process's own figures. */
export const hubMeasures = (ports: OperationsPorts, openStreams: () => number): readonly Measure[] => {
  const { store, registry, reactors, alarms, writerStats, parts = [] } = ports;
  const statuses = shared(() => Promise.all(reactors.map((reactor) => reactor.status())));
  return [
    gauge('store_head', 'Position of the last event', () => store.head()),
    gauge('registry_live', '1 while the register follows', () => (registry.status().kind === 'live' ? 1 : 0)),
    gauge('registry_position', 'Everything up to here is in the register', () => registry.status().position),
    gauge('open_streams', 'Long polls and event streams that are open', openStreams),
    ...(writerStats === undefined
      ? []
      : WRITER.map(([kind, name, help, of]): Measure => {
          return { kind, name: `lienthong_store_writer_${name}`, help, read: () => [{ value: of(writerStats()) }] };
        })),
    ...perName('reactor', REACTOR, statuses),
    ...perName(
      'projection',
      PROJECTION,
      shared(() => followed(ports)),
    ),
    ...parts.flatMap(({ measures = [] }) => measures),
    {
      kind: 'counter',
      name: 'lienthong_alarms_total',
      help: 'Alarms raised',
      labels: ['source', 'name', 'kind'],
      read: () => alarms.counts().map(({ times, ...labels }) => ({ labels, value: times })),
    },
  ];
};
