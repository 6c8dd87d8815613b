import type { AxisStatus } from './run-axis.js';
import type { DirectionStatus, OutageStatus } from './watch.js';

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A figure of the connector, read when it is asked for. */
export interface ConnectorMeasure {
  readonly kind: 'gauge' | 'counter';
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly read: () => readonly Sample[];
}

/** By axis, and by direction where it has one; an operator joins few axes, so the labels are bounded. */
export const connectorMeasures = (statuses: () => readonly AxisStatus[]): readonly ConnectorMeasure[] => {
  const of = (kind: ConnectorMeasure['kind'], name: string, help: string, read: (status: AxisStatus) => number) => ({
    kind,
    name: `lienthong_axis_${name}`,
    help,
    labels: ['axis'],
    read: () => statuses().map((status) => ({ labels: { axis: status.axis }, value: read(status) })),
  });
  const each = (
    kind: ConnectorMeasure['kind'],
    name: string,
    help: string,
    read: (direction: DirectionStatus) => number,
  ) => ({
    kind,
    name: `lienthong_axis_${name}`,
    help,
    labels: ['axis', 'direction'],
    read: () =>
      statuses().flatMap(({ axis, pull, push }) => [
        { labels: { axis, direction: 'pull' }, value: read(pull) },
        { labels: { axis, direction: 'push' }, value: read(push) },
      ]),
  });
  /** By what is done with the axis, the lists of agencies among it. */
  const task = (
    kind: ConnectorMeasure['kind'],
    name: string,
    help: string,
    read: (status: OutageStatus) => number,
  ) => ({
    ...each(kind, name, help, read),
    read: () =>
      statuses().flatMap(({ axis, ...status }) =>
        (['pull', 'push', 'sync'] as const).map((direction) => ({
          labels: { axis, direction },
          value: read(status[direction]),
        })),
      ),
  });
  return [
    of('gauge', 'silent_seconds', 'Since the axis last gave a right answer', ({ silentMs }) => silentMs / 1000),
    of('gauge', 'desk', 'Messages that did not pass and wait for an operator', ({ atDesk }) => atDesk),
    each('gauge', 'waiting', 'Messages known to wait', ({ waiting }) => waiting),
    each(
      'gauge',
      'oldest_seconds',
      'Age of the oldest message that is not fetched (pull) or not sent (push)',
      ({ oldestMs }) => oldestMs / 1000,
    ),
    task('gauge', 'down', '1 while the axis does not answer as it should', ({ outageSince }) =>
      outageSince === null ? 0 : 1,
    ),
    each('gauge', 'in_doubt', '1 while messages fail and nothing tells whether the axis is away', ({ doubtSince }) =>
      doubtSince === null ? 0 : 1,
    ),
    task('counter', 'outages_total', 'Outages that began', ({ outages }) => outages),
    each('counter', 'passed_total', 'Messages that passed', ({ passed }) => passed),
    each('counter', 'set_aside_total', 'Messages set aside: failed while others passed', ({ setAside }) => setAside),
    each('counter', 'refused_total', 'Messages refused in words', ({ refused }) => refused),
  ];
};
