import { randomUUID } from 'node:crypto';
import { openMemoryBlobStore } from '@lienthong/blob-store';
import { agencyTopics, createMemoryBroker, openMemoryBus } from '@lienthong/bus';
import type { BusAlarm, BusRecord } from '@lienthong/bus';
import { startBusEdge } from '../adapters/bus/start-bus-edge.js';
import type { BusEdge, BusEdgeOptions } from '../adapters/bus/start-bus-edge.js';
import { DEFAULT_EXCHANGE_LIMITS } from '../adapters/intake/limits.js';
import { receiveUpload } from '../application/uploads/receive-upload.js';
import type { InboxEntry } from '../domain/inbox/inbox.events.js';
import { valueOf } from './sending.js';
import { liveWorld } from './world.js';
import type { WorldOptions } from './world.js';

export interface Writing {
  readonly id?: string;
  readonly type?: string;
  readonly contentType?: string;
  /** As JSON unless it is bytes or text. */
  readonly data: unknown;
  readonly headers?: BusRecord['headers'];
}

export type Answered = Extract<InboxEntry, { kind: 'receipt' | 'refusal' }>;

export const SYSTEM = 'system-of-the-bus';
const COMMANDS = 'vn.lienthong.transfer.';

const bytesOf = (data: unknown): Uint8Array | null => {
  if (data === null || data instanceof Uint8Array) return data;
  return Buffer.from(typeof data === 'string' ? data : JSON.stringify(data));
};

const isAnswer = (entry: InboxEntry): entry is Answered => entry.kind === 'receipt' || entry.kind === 'refusal';

/** Resolves once `holds` answers true; fails loudly when it never does. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 5_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('What was awaited did not happen');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

/** The exchange in memory with its bus edge over a broker in memory; three agencies hold bus mandates. */
export const openBusWorld = async (options: WorldOptions & { readonly agencies?: readonly string[] } = {}) => {
  const world = await liveWorld(options);
  const blobs = openMemoryBlobStore();
  const broker = createMemoryBroker({ clock: world.clock });
  const exchange = { ...world.ports, inboxes: world.inboxes };
  const agencies = [...(options.agencies ?? ['G22', 'H26', 'H37'])];
  const holders = new Map<string, string | undefined>();
  const listeners = new Set<(agency: string) => void>();
  const failures: unknown[] = [];
  const busAlarms: BusAlarm[] = [];
  const edges: BusEdge[] = [];

  const give = (agency: string): void => {
    const { out, deadLetters } = agencyTopics(agency);
    for (const topic of [out, agencyTopics(agency).in, deadLetters]) broker.createTopic(topic);
  };
  agencies.forEach(give);

  const start = async (more: Partial<BusEdgeOptions> = {}): Promise<BusEdge> => {
    const edge = await startBusEdge({
      bus: openMemoryBus(broker),
      exchange,
      blobs,
      limits: DEFAULT_EXCHANGE_LIMITS,
      mandates: {
        holderAt: (agency) => (holders.has(agency) ? holders.get(agency) : SYSTEM),
        agencies: () => agencies,
        onChanged: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
      gatherMs: 5,
      lookEveryMs: 20,
      retry: { attempts: 3, baseMs: 1, maxMs: 5 },
      onAlarm: (alarm) => void busAlarms.push(alarm),
      onFailure: (error) => void failures.push(error),
      ...more,
    });
    edges.push(edge);
    return edge;
  };

  const write = (agency: string, writing: Writing): void => {
    const { type = `${COMMANDS}submit.v1`, contentType = 'application/json', data, id = randomUUID() } = writing;
    const headers = {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: `/agencies/${agency}`,
      ce_type: type,
      'content-type': contentType,
      ...writing.headers,
    };
    broker.append([{ topic: agencyTopics(agency).out, records: [{ key: null, value: bytesOf(data), headers }] }]);
  };

  const answers = async (agency: string): Promise<readonly Answered[]> => (await world.inbox(agency)).filter(isAnswer);

  /** Writes and waits for the answer. */
  const ask = async (agency: string, writing: Writing): Promise<Answered> => {
    const before = (await answers(agency)).length;
    write(agency, writing);
    await until(async () => (await answers(agency)).length > before);
    const answer = (await answers(agency)).at(-1);
    if (!answer) throw new Error('No answer');
    return answer;
  };

  const upload = async (agency: string, bytes: Uint8Array, system = SYSTEM) =>
    valueOf(
      await receiveUpload({ ...world.ports, blobs })(
        (async function* () {
          yield await Promise.resolve(bytes);
        })(),
        { agency, system, limit: 1_000_000, lifetimeMs: 24 * 3_600_000 },
        world.act(),
      ),
    );

  return {
    ...world,
    blobs,
    broker,
    agencies,
    holders,
    failures,
    busAlarms,
    give,
    changed: (agency: string) => listeners.forEach((listener) => listener(agency)),
    start,
    write,
    ask,
    answers,
    upload,
    deadLetters: (agency: string) => broker.topic(agencyTopics(agency).deadLetters)?.read(0).records ?? [],
    [Symbol.asyncDispose]: async () => {
      await Promise.all(edges.map((edge) => edge[Symbol.asyncDispose]()));
      await world[Symbol.asyncDispose]();
    },
  };
};

export type BusWorld = Awaited<ReturnType<typeof openBusWorld>>;

export const letter = (to: readonly string[] = ['H26'], more: object = {}) => ({
  from: 'G22',
  to,
  document: { subject: 'Về việc chuẩn bị hội nghị', number: '12', notation: 'VPCP-KTTH', promulgatedOn: '2026-03-02' },
  ...more,
});
