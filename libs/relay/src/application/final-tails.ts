import { setTimeout as pause } from 'node:timers/promises';
import type { Bus, FencedProducer, TopicTail } from '@lienthong/bus';
import { Fault } from '@lienthong/kernel';

const LOOKS = 100;
/** Markers follow the end of a transaction within milliseconds. */
const LOOK_MS = 20;

const openIn = (tails: ReadonlyMap<string, TopicTail>): readonly string[] =>
  [...tails].flatMap(([topic, tail]) => ('open' in tail ? [topic] : []));

/** The tails once nothing lies open behind them: the fence should see to that, and does not after every fault of a broker. */
export const finalTails = async (
  bus: Pick<Bus, 'tails'>,
  producer: Pick<FencedProducer, 'discardOpen'>,
  topics: readonly string[],
): Promise<ReadonlyMap<string, TopicTail>> => {
  let tails = await bus.tails(topics);
  const open = openIn(tails);
  if (open.length === 0) return tails;
  await producer.discardOpen(open);
  for (let look = 0; look < LOOKS; look += 1) {
    tails = await bus.tails(topics);
    if (openIn(tails).length === 0) return tails;
    await pause(LOOK_MS);
  }
  throw new Fault('relay/open-transaction', 'A transaction stays open', { retriable: true });
};
