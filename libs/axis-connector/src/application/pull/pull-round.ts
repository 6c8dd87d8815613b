import { MESSAGE_TYPES } from '@lienthong/axis-protocol';
import type { MessageType, ReceivedRow } from '@lienthong/axis-protocol';
import { Fault } from '@lienthong/kernel';
import type { AxisClient } from '../client/axis-client.js';
import { inDoubt, isOutage, orOutage } from '../patience/patience.js';
import type { WatchedDirection } from '../watch.js';
import { takeLane } from './take-lane.js';
import type { Faltering } from './falter.js';
import type { TakingBeside } from './take-beside.js';
import type { ListedMessage, Taken } from './take.js';
import type { Tries } from './tries.js';
import type { Unread } from './unread.js';

export interface RoundPorts {
  readonly client: Pick<AxisClient, 'received'>;
  readonly watch: Pick<WatchedDirection, 'arrived' | 'keep'>;
  /** A list came: the axis is there, whatever becomes of what it lists. */
  readonly onAnswer: () => void;
  readonly now: () => number;
  readonly taking: TakingBeside;
  readonly tries: Tries;
  readonly faltering: Pick<Faltering, 'judge' | 'keep'>;
  readonly unread: Unread;
  /** What an operator ordered to be tried again, of that which is not listed. */
  readonly ordered: (isListed: (docId: string) => boolean) => readonly ListedMessage[];
}

/** What one look at the axis found. */
export interface Round {
  readonly listed: number;
  readonly taken: number;
  /** Were here before, and were acknowledged again. */
  readonly known: number;
  readonly refused: number;
  /** For an operator's decision, or because its entry in the list cannot be read. */
  readonly waits: number;
}

/** Senders whose messages are taken side by side. */
const ABREAST = 4;

/** By sender, each message once. */
const lanesOf = (rows: readonly ListedMessage[]): ReadonlyMap<string, readonly ListedMessage[]> =>
  Map.groupBy(new Map(rows.map((row) => [row.docId, row])).values(), ({ from }) => from);

interface Listed {
  readonly rows: readonly ReceivedRow[];
  /** What the entries are known by that cannot be read. */
  readonly unread: readonly string[];
}

const listOf = async (
  { client, watch, now, onAnswer, unread }: RoundPorts,
  type: MessageType,
  signal: AbortSignal,
): Promise<Listed> => {
  const reply = orOutage(await client.received(type, signal));
  // A list that is refused is no empty list.
  if (!reply.ok) throw new Fault('axis/list-refused', `The axis answered ${reply.number}`, { retriable: true });
  onAnswer();
  const { rows } = reply.value;
  const keys = unread.seen(type, reply.value.unread);
  for (const key of [...rows.map(({ docId }) => docId), ...keys]) watch.arrived(key, now());
  return { rows, unread: keys };
};

/**
 * Looks once for documents, then for statuses, and takes all that is listed. A sender of whom something did not come keeps
 * nobody else, and comes last the next time. Thrown at the end: the fault of a list; or `axis/in-doubt` where the lists
 * came and messages failed, and nothing like them got through. An entry that cannot be read keeps none. What was
 * ordered to be tried again comes last, listed or not.
 */
export const pullRound = (ports: RoundPorts): ((signal: AbortSignal) => Promise<Round>) => {
  const { taking, tries, faltering, watch } = ports;
  let last: ReadonlySet<string> = new Set();

  return async (signal) => {
    const counts: Record<Taken, number> = { taken: 0, known: 0, refused: 0, waits: 0, rests: 0 };
    const listed = new Set<string>();
    const kept = new Set<string>();
    const faults: unknown[] = [];
    let lists = 0;
    let documents: ReadonlySet<string> | 'unknown' = new Set();

    const takeAll = async (rows: readonly ListedMessage[], type: MessageType): Promise<ReadonlySet<string>> => {
      const broken = new Set<string>();
      const isLast = ([sender]: readonly [string, unknown]): number => Number(last.has(sender));
      const lanes = [...lanesOf(rows)].toSorted((one, other) => isLast(one) - isLast(other)).values();
      const work = async (): Promise<void> => {
        for (const [sender, lane] of lanes) {
          const behindDocuments = type === 'status' && (documents === 'unknown' || documents.has(sender));
          const onTaken = (taken: Taken): void => void (counts[taken] += 1);
          const isWhole = await (taking.isAway()
            ? 'broken'
            : takeLane(taking, lane, { behindDocuments, onTaken, signal }).catch((error: unknown) => {
                faults.push(error);
                return 'broken';
              }));
          if (isWhole === 'broken') broken.add(sender);
        }
      };
      await Promise.all(Array.from({ length: ABREAST }, work));
      return broken;
    };

    tries.drain();
    for (const type of MESSAGE_TYPES) {
      try {
        const { rows, unread } = await listOf(ports, type, signal);
        lists += 1;
        for (const key of [...rows.map(({ docId }) => docId), ...unread]) listed.add(key);
        counts.waits += unread.length;
        const broken = await takeAll(rows, type);
        for (const sender of broken) kept.add(sender);
        if (type === 'edoc') documents = broken;
      } catch (error) {
        if (!isOutage(error)) throw error;
        faults.push(error);
        if (type === 'edoc') documents = 'unknown';
      }
      signal.throwIfAborted();
    }
    if (lists === MESSAGE_TYPES.length) {
      const ordered = ports.ordered((docId) => listed.has(docId));
      for (const sender of await takeAll(ordered, 'status')) kept.add(sender);
      signal.throwIfAborted();
      const asked = new Set([...listed, ...ordered.map(({ docId }) => docId)]);
      taking.keep(asked);
      watch.keep(listed);
      ports.unread.keep(listed);
      await faltering.keep(asked);
    }
    last = kept;
    const isKnown = faults.length === 0;
    for (const failed of tries.drain()) {
      if (!(await faltering.judge(failed, isKnown))) faults.push(isKnown ? inDoubt(failed.fault) : failed.fault);
    }
    if (faults.length > 0) throw faults[0];
    const { taken, known, refused, waits } = counts;
    return { listed: listed.size, taken, known, refused, waits };
  };
};
