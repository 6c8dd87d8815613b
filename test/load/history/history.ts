import { startChild } from '../processes/child.js';
import type { HistoryCalls, HistoryOrder } from './build-history.js';

/** A hub's folder whose store has a long past. Its read models are not built. */
export interface History {
  readonly dir: string;
  readonly events: number;
  /** Some of its transfers, spread over the whole store, each with a token that may read it. */
  readonly transfers: readonly { readonly transfer: string; readonly token: string }[];
}

export const makeHistory = async (order: HistoryOrder): Promise<History> => {
  await using builder = startChild<HistoryCalls>(new URL('./build-history.js', import.meta.url));
  return await builder.ask('build', order);
};
