import { openReadModel, runProjection } from '@lienthong/read-model';
import {
  askRanking,
  askReport,
  askTimes,
  createFiguresReader,
  figuresModel,
  figuresProjection,
} from '@lienthong/reporting/figures';
import type { FigurePorts } from '@lienthong/reporting/figures';
import { PUBLISHED, QUARTER, QUARTER_END, RECONCILED } from '@lienthong/reporting/synthetic';
import type { AgencyId } from '@lienthong/identifiers';
import { memoryOf } from '../processes/memory.js';
import type { Memory } from '../processes/memory.js';
import { serve } from '../processes/serve.js';
import { groundAt } from './ground.js';
import { AGENCIES, manyQuarters } from './many-quarters.js';

export interface Built extends Memory {
  readonly dossiers: number;
  readonly events: number;
  readonly ms: number;
}

export interface Asked extends Memory {
  readonly dossiers: number;
  readonly late: number;
  /** Of each time it was asked. */
  readonly reportMs: readonly number[];
  readonly lastEveningMs: number;
  readonly timesMs: number;
  readonly rankingMs: number;
  /** The same packs read, and nothing counted. */
  readonly rawMs: number;
  /** Longest time for which nothing else had its turn. */
  readonly longestTurnMs: number;
}

const PATIENCE_MS = 3_600_000;
const TIMES = 5;

const build = async ({ dir, dossiers }: { dir: string; dossiers: number }): Promise<Built> => {
  const quarters = manyQuarters(await groundAt(RECONCILED), dossiers);
  const from = performance.now();
  const running = runProjection({ projection: figuresProjection, feed: quarters.feed, dir });
  if (!(await running.caughtUp(quarters.events, PATIENCE_MS))) throw new Error('The model was not built.');
  const ms = performance.now() - from;
  await running.stop();
  return { ...memoryOf(), dossiers: quarters.dossiers, events: quarters.events, ms };
};

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly answer: T }> => {
  const from = performance.now();
  const answer = await work();
  return { ms: performance.now() - from, answer };
};

const watchTurns = () => {
  let [last, longest] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return {
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
};

/** Every agency in one unit, so that every dossier counts. */
const ask = async (dir: string): Promise<Asked> => {
  const model = openReadModel({ dir, projection: figuresModel });
  const figures = createFiguresReader(model);
  const ports: FigurePorts = { ground: await groundAt(RECONCILED), figures };
  const unit = { name: 'Tất cả', agencies: new Set(AGENCIES as AgencyId[]) };
  const question = { unit, period: QUARTER, rule: 'portal', knownAt: RECONCILED } as const;
  const reportMs: number[] = [];
  const turns = watchTurns();
  let total = { received: 0, late: 0 };
  for (let time = 0; time < TIMES; time += 1) {
    const { ms, answer } = await timed(() => askReport(ports)(question));
    reportMs.push(ms);
    total = answer.forms.reported.total;
  }
  const longestTurnMs = turns.stop();
  if (total.received % PUBLISHED.received !== 0 || total.late * PUBLISHED.received !== total.received * PUBLISHED.late)
    throw new Error('The report does not give the published quarter.');
  const peers = AGENCIES.map((agency) => ({ name: agency, agencies: new Set([agency as AgencyId]) }));
  const evening = await timed(() => askReport(ports)({ ...question, knownAt: QUARTER_END }));
  const times = await timed(() => askTimes(ports)(question));
  const ranking = await timed(() => askRanking(ports)({ ...question, peers, view: 'reported' }));
  const raw = await timed(() => figures.each(unit.agencies, '0000' as typeof RECONCILED, () => undefined));
  model.close();
  return {
    ...memoryOf(),
    dossiers: total.received,
    late: total.late,
    reportMs,
    lastEveningMs: evening.ms,
    timesMs: times.ms,
    rankingMs: ranking.ms,
    rawMs: raw.ms,
    longestTurnMs,
  };
};

const offered = { build, ask };

export type FiguresCalls = typeof offered;

if (process.send) serve(offered);
