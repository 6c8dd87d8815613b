import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { systemClock } from '@lienthong/kernel';
import { settle } from '../hub/settle.js';
import type { Settled } from '../hub/settle.js';
import { monotonicMs } from '../bus/monotonic.js';
import { memoryOf } from '../processes/memory.js';
import type { Memory } from '../processes/memory.js';
import { serve } from '../processes/serve.js';
import { threadTimes } from '../processes/thread-times.js';
import type { ThreadTimes } from '../processes/thread-times.js';
import type { Span } from '../profile/cpu-profile.js';
import { runBirth } from './birth.js';
import { fileWaiting } from './waiting.js';
import type { Waiting } from './waiting.js';
import { groundsOf, registerGrounds, writeCompetences } from './ground.js';
import type { Ground } from './ground.js';

export interface BirthsRun extends Settled {
  readonly births: number;
  /** Until the last of them was delivered. */
  readonly elapsedMs: number;
  readonly events: number;
  readonly commits: number;
  /** On the machine's monotonic clock. */
  readonly span: Span;
  readonly before: ThreadTimes;
  readonly after: ThreadTimes;
}

let hub: Hub | undefined;
let grounds: readonly Ground[] = [];
let last = 0;

const running = (): Hub => {
  if (!hub) throw new Error('The hub was not started.');
  return hub;
};

const groundOf = (number: number): Ground => {
  const ground = grounds[number % grounds.length];
  if (!ground) throw new Error('There is no commune.');
  return ground;
};

/** Births side by side, each after the other on its own side, for so long; those begun are led to their end. */
const births = async ({
  abreast,
  seconds,
}: {
  readonly abreast: number;
  readonly seconds: number;
}): Promise<BirthsRun> => {
  const { exchange, dossiers, writerStats } = running();
  const [head, { groups }, before, first] = [await exchange.store.head(), writerStats(), threadTimes(), last];
  const [from, began] = [performance.now(), monotonicMs()];
  const side = async (): Promise<void> => {
    while (performance.now() - from < seconds * 1000) {
      const number = ++last;
      await runBirth(dossiers, number, groundOf(number));
    }
  };
  await Promise.all(Array.from({ length: abreast }, side));
  const elapsedMs = performance.now() - from;
  const settled = await settle(running());
  return {
    ...settled,
    births: last - first,
    elapsedMs,
    events: (await exchange.store.head()) - head,
    commits: writerStats().groups - groups,
    span: { fromUs: began * 1000, toUs: (began + elapsedMs) * 1000 },
    before,
    after: threadTimes(),
  };
};

const offered = {
  start: async ({ dir, communes }: { readonly dir: string; readonly communes: number }): Promise<void> => {
    await initHub(dir);
    grounds = groundsOf(communes);
    const definitionsDir = join(dir, 'definitions');
    await mkdir(definitionsDir);
    await writeCompetences(definitionsDir, grounds);
    hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'error', definitionsDir });
    await registerGrounds({ store: hub.exchange.store, registry: hub.registry, clock: systemClock }, grounds);
  },
  /** One birth alone: its id, and the store's last position before it. */
  oneBirth: async (): Promise<{ readonly dossier: string; readonly after: number }> => {
    await settle(running());
    const after = await running().exchange.store.head();
    const number = ++last;
    const dossier = await runBirth(running().dossiers, number, groundOf(number));
    await settle(running());
    return { dossier, after };
  },
  births,
  /** So many more dossiers that were filed and wait for their reception; `dueInMs`: when the first of them has to be there. */
  fileWaiting: async (waiting: Waiting): Promise<void> => {
    await fileWaiting(running().exchange.store, grounds, waiting);
    await settle(running());
  },
  /** Looks for timers that fired: how many alarms it raised, and how long that took. */
  look: async (): Promise<{ readonly raised: number; readonly ms: number }> => {
    const from = performance.now();
    const { raised } = await running().dossiers.look();
    return { raised, ms: performance.now() - from };
  },
  settle: () => settle(running()),
  memory: memoryOf,
  stop: async (): Promise<Memory> => {
    const memory = memoryOf();
    await running()[Symbol.asyncDispose]();
    return { ...memory, peakRssMb: memoryOf().peakRssMb };
  },
};

export type DossierHubCalls = typeof offered;

if (process.send) serve(offered);
