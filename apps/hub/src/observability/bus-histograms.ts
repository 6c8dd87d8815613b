import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** Durations on the bus, in seconds, over all agencies together. */
export interface BusHistograms {
  /** Of a transaction of the relay, from its first record to its commit. */
  readonly transacted: (seconds: number) => void;
  /** From the broker's append time of a submission to its answer in the sender's inbox. */
  readonly answered: (seconds: number) => void;
}

const TRANSACTION = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Up to a day: a hub that was away answers late. */
const DELAY = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300, 3_600, 86_400];

export const createBusHistograms = (registry: Registry): BusHistograms => {
  const registers = [registry];
  const transaction = new Histogram({
    name: 'lienthong_bus_transaction_seconds',
    help: 'Transactions of the relay, from the first record to the commit',
    buckets: TRANSACTION,
    registers,
  });
  const delay = new Histogram({
    name: 'lienthong_bus_answer_delay_seconds',
    help: 'From the broker having a submission to its answer in the inbox of the sender',
    buckets: DELAY,
    registers,
  });
  return {
    transacted: (seconds) => transaction.observe(seconds),
    // The broker's clock may run ahead of ours.
    answered: (seconds) => delay.observe(Math.max(0, seconds)),
  };
};
