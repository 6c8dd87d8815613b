import type { Assertion, Reactor } from '@lienthong/event-store';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';
import type { AxisRefusal } from '../domain/axis.js';
import type { AxisAddress } from '../domain/axis.events.js';
import { openAxes } from './axes.js';
import type { JoinedAxes } from './axes.js';
import { runAxis } from './run-axis.js';
import type { AxisStatus, RunningAxis, RunPorts } from './run-axis.js';

export type ConnectorPorts = RunPorts & {
  readonly keyring: Keyring;
  /** Of the operations' desk; each axis that is joined adds its own and takes it away when it is left. */
  readonly reactors: Reactor[];
};

/** The hub as a client of axes. Where none is joined it does nothing. */
export interface Connector extends AsyncDisposable {
  readonly axes: Pick<JoinedAxes, 'all' | 'of' | 'joinedAt'>;
  running(axis: string): RunningAxis | undefined;
  statuses(): readonly AxisStatus[];
  /** Joins, or joins again with another address or secret. Work begins at once. */
  join(
    address: AxisAddress,
    secret: string,
    allowPlainHttp: boolean,
    by: Assertion,
  ): Promise<Outcome<void, AxisRefusal>>;
  rotate(axis: string, secret: string, by: Assertion): Promise<Outcome<void, AxisRefusal>>;
  leave(axis: string, reason: string, by: Assertion): Promise<Outcome<void, AxisRefusal>>;
}

export const startConnector = async (ports: ConnectorPorts): Promise<Connector> => {
  const axes = await openAxes(ports);
  const running = new Map<string, RunningAxis>();
  const { reactors } = ports;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: joined twice at once, an axis would be worked with twice, and left once. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const one = last.then(run);
    last = one.catch(() => undefined);
    return one;
  };

  const stop = async (axis: string): Promise<void> => {
    const one = running.get(axis);
    running.delete(axis);
    if (one === undefined) return;
    const place = reactors.indexOf(one.reactor);
    if (place >= 0) reactors.splice(place, 1);
    await one[Symbol.asyncDispose]();
  };
  const start = async (address: AxisAddress): Promise<void> => {
    await stop(address.axis);
    const joinedAt = axes.joinedAt(address.axis) ?? ports.clock.now();
    const one = await runAxis(ports, { address, joinedAt }, () => axes.secretOf(address.axis));
    running.set(address.axis, one);
    reactors.push(one.reactor);
  };

  for (const address of axes.all()) await start(address);
  return {
    axes,
    running: (axis) => running.get(axis),
    statuses: () => [...running.values()].map((one) => one.status()),
    join: (address, secret, allowPlainHttp, by) =>
      inTurn(async () => {
        const recorded = await axes.record({ type: 'Join', address, secret, allowPlainHttp }, by);
        if (!recorded.ok) return refused(recorded.refusal);
        await start(address);
        return ok(undefined);
      }),
    rotate: async (axis, secret, by) => {
      const recorded = await axes.record({ type: 'RotateSecret', axis, secret }, by);
      // The next call reads the new one; whatever waited for it is tried at once.
      if (recorded.ok) running.get(axis)?.wake();
      return recorded;
    },
    leave: (axis, reason, by) =>
      inTurn(async () => {
        const recorded = await axes.record({ type: 'Leave', axis, reason }, by);
        if (recorded.ok) await stop(axis);
        return recorded;
      }),
    [Symbol.asyncDispose]: () =>
      inTurn(async () => {
        await Promise.all([...running.keys()].map(stop));
      }),
  };
};
