import { MESSAGE_TYPES } from '@lienthong/axis-protocol';
import type { MessageType, ReceivedRow } from '@lienthong/axis-protocol';
import { Fault } from '@lienthong/kernel';
import type { AxisClient } from '../client/axis-client.js';
import { orOutage } from '../patience/patience.js';
import type { WatchedDirection } from '../watch.js';
import { takeLane } from './take-lane.js';
import type { Taken, Taking } from './take.js';

export interface RoundPorts {
  readonly client: AxisClient;
  readonly watch: WatchedDirection;
  readonly now: () => number;
  readonly taking: Taking;
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
/** Of one list; then the axis itself is away, and the rest would wait for it in vain. */
const MOST_FAILED = 8;

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
 * sender sent after it; the first outage is thrown at the end.
 */
export const pullRound =
  (ports: RoundPorts) =>
  async (signal: AbortSignal): Promise<Round> => {
    const counts: Record<Taken, number> = { taken: 0, known: 0, refused: 0, waits: 0 };
    let listed = 0;
    const failed: unknown[] = [];
    for (const type of MESSAGE_TYPES) {
      const rows = await listOf(ports, type, signal);
      listed += rows.length;
      const lanes = lanesOf(rows).values();
      const work = async (): Promise<void> => {
        for (const lane of lanes) {
          if (failed.length >= MOST_FAILED) return;
          const take = takeLane(ports.taking, lane, (taken) => (counts[taken] += 1), signal);
          await take.catch((error: unknown) => void failed.push(error));
        }
      };
      await Promise.all(Array.from({ length: ABREAST }, work));
    }
    if (failed.length > 0) throw failed[0];
    return { listed, taken: counts.taken + counts.known, refused: counts.refused, waits: counts.waits };
  };
