/** One client library at work; both do the same with the same sizes. */
export interface BusClient extends AsyncDisposable {
  readonly name: string;
  /** Writes this many batches of records with acks from all replicas, a few at once. */
  produce(topic: string, batches: number, size: number, value: Buffer): Promise<void>;
  /** One record in each transaction, one after the other, until the time is over; how many. */
  transact(topic: string, value: Buffer, ms: number): Promise<number>;
  /** Reads this many records from the beginning. */
  consume(topic: string, group: string, count: number): Promise<void>;
}

/** Batches under way at once. */
export const IN_FLIGHT = 4;

/** Runs the work a number of times, a few at once. */
export const several = async (times: number, work: () => Promise<unknown>): Promise<void> => {
  let left = times;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
};
