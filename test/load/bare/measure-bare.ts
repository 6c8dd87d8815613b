import type { Child } from '../processes/child.js';
import { startChild } from '../processes/child.js';
import { agencyCodes } from '../hub/agencies.js';
import { DEFAULT_AGENCIES, startGenerator } from '../hub/stand.js';
import type { GeneratorCalls } from '../generator/load-generator.js';
import type { BareCalls } from './bare-handler.js';

/** A bare handler and its own load generator, kept open so that it can be measured before and after the hub. */
export interface Bare extends AsyncDisposable {
  /** 201s a second, so many submissions at a time. */
  measure(concurrency: number, warmUpSeconds: number, seconds: number): Promise<number>;
}

const rateOf = async (
  generator: Child<GeneratorCalls>,
  url: string,
  [concurrency, warmUpSeconds, seconds]: readonly [number, number, number],
): Promise<number> => {
  const agencies = agencyCodes(DEFAULT_AGENCIES);
  const { accepted, elapsedMs, refused } = await generator.ask('submit', {
    url,
    speakers: [{ token: 'none', agencies }],
    agencies,
    recipients: 1,
    pace: { kind: 'closed', concurrency },
    warmUpSeconds,
    seconds,
  });
  if (refused[0] !== undefined) throw new Error(`The bare handler refused: ${refused[0]}`);
  return (accepted / elapsedMs) * 1000;
};

export const startBare = async (file: string): Promise<Bare> => {
  await using children = new AsyncDisposableStack();
  const handler = children.use(startChild<BareCalls>(new URL('./bare-handler.js', import.meta.url)));
  const generator = children.use(startGenerator());
  const { url } = await handler.ask('start', file);
  const all = children.move();
  return {
    measure: (...how) => rateOf(generator, url, how),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
