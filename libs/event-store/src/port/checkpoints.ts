/** Where each reader of the feed goes on. Need not be durable: what a reader does twice must do no harm. */
export interface Checkpoints {
  /** 0 for a name that was never saved. */
  load(name: string): Promise<number>;
  save(name: string, position: number): Promise<void>;
}
