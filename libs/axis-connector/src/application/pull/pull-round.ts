import { MESSAGE_TYPES } from '@lienthong/axis-protocol';
import type { MessageType, ReceivedRow } from '@lienthong/axis-protocol';
import { Fault } from '@lienthong/kernel';
import type { AxisClient } from '../client/axis-client.js';
import { orOutage } from '../patience/patience.js';
import type { WatchedDirection } from '../watch.js';
import { takeLane } from './take-lane.js';
import type { Faltering } from './falter.js';
import type { Taken, Taking } from './take.js';
import type { Tries } from './tries.js';

export interface RoundPorts {
  readonly client: AxisClient;
  readonly watch: WatchedDirection;
  readonly now: () => number;
  readonly taking: Taking;
  readonly tries: Tries;
  readonly faltering: Pick<Faltering, 'judge' | 'keep'>;
}

/** What one look at the axis found. */
export interface Round {
  readonly listed: number;
  readonly taken: number;
  readonly refused: number;
  /** For an operator's decision. */
  readonly waits: number;
}

/** Senders whose messages are taken side by side; of each some are in memory. */
const ABREAST = 4;

const lanesOf = (rows: readonly ReceivedRow[]): readonly (readonly ReceivedRow[])[] => [
  ...Map.groupBy(rows, ({ from }) => from).values(),
];

const listOf = async (
  { client, watch, now }: RoundPorts,
  type: MessageType,
  signal: AbortSignal,
): Promise<readonly ReceivedRow[]> => {
  const reply = orOutage(await client.received(type, signal));
  // A list that is refused is no empty list.
  if (!reply.ok) throw new Fault('axis/list-refused', `The axis answered ${reply.number}`, { retriable: true });
  for (const { docId } of reply.value) watch.arrived(docId, now());
  return reply.value;
};

/**
 * Looks once for documents, then for statuses, and takes all that is listed. What cannot be fetched keeps only what its own
 * sender sent after it, and only for a while where others pass; senders that were kept come last the next time. An outage
 * is thrown at the end: a try that failed, and nothing like it that passed.
 */
export const pullRound = (ports: RoundPorts): ((signal: AbortSignal) => Promise<Round>) => {
  const { taking, tries, faltering } = ports;
  const kept = new Set<string>();
  const isKept = ([first]: readonly ReceivedRow[]): boolean => first !== undefined && kept.has(first.from);

  const takeAll = async (
    rows: readonly ReceivedRow[],
    onTaken: (taken: Taken) => void,
    signal: AbortSignal,
  ): Promise<readonly unknown[]> => {
    const faults: unknown[] = [];
    const inTurn = lanesOf(rows).toSorted((one, other) => Number(isKept(one)) - Number(isKept(other)));
    const lanes = inTurn.values();
    const work = async (): Promise<void> => {
      for (const lane of lanes) {
        if (taking.isAway()) return;
        const sender = lane[0]?.from ?? '';
        kept.delete(sender);
        const taken = takeLane(taking, lane, onTaken, signal);
        await taken.then(
          (outcome) => outcome === 'broken' && kept.add(sender),
          (error: unknown) => faults.push(error),
        );
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
    return faults;
  };

  return async (signal) => {
    const counts: Record<Taken, number> = { taken: 0, known: 0, refused: 0, waits: 0, rests: 0 };
    const listed = new Set<string>();
    const faults: unknown[] = [];
    tries.drain();
    for (const type of MESSAGE_TYPES) {
      const rows = await listOf(ports, type, signal);
      for (const { docId } of rows) listed.add(docId);
      faults.push(...(await takeAll(rows, (taken) => (counts[taken] += 1), signal)));
    }
    signal.throwIfAborted();
    faltering.keep(listed);
    for (const failed of tries.drain()) if (!(await faltering.judge(failed))) faults.unshift(failed.fault);
    if (faults.length > 0) throw faults[0];
    return { listed: listed.size, taken: counts.taken + counts.known, refused: counts.refused, waits: counts.waits };
  };
};
