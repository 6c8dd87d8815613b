import type { AxisAddress, AxisSpeaker } from '../hub/axis-speakers.js';
import { startStand } from '../hub/stand.js';
import type { Stand, StandOptions } from '../hub/stand.js';

/** A stand whose hub serves the axis. */
export interface AxisStand extends Stand {
  readonly axis: AxisAddress;
  /** The first of those who speak its protocol. */
  readonly speaker: AxisSpeaker;
}

export const startAxisStand = async (options: Omit<StandOptions, 'axis'>): Promise<AxisStand> => {
  await using opened = new AsyncDisposableStack();
  const stand = opened.use(await startStand({ ...options, axis: true }));
  const { axis } = stand;
  const speaker = axis?.speakers[0];
  if (axis === undefined || speaker === undefined) throw new Error('The hub serves no axis.');
  const all = opened.move();
  return { ...stand, axis, speaker, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
