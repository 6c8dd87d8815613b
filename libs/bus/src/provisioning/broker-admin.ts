import type { Step } from './plan.js';
import type { BrokerState } from './state.js';

/** What provisioning needs of a broker. Faults are those of the bus. */
export interface BrokerAdmin extends AsyncDisposable {
  read(): Promise<BrokerState>;
  /** Those of the topics that hold no record, or none any more. */
  emptyOf(topics: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Does steps of one kind, at most `MOST_STEPS`, in one request or a few. What is done already stays done.
   * `passwordOf`: asked for each `set-password`.
   */
  perform(steps: readonly Step[], passwordOf: (user: string) => string): Promise<void>;
}

export const MOST_STEPS = 200;
