import { readFileSync } from 'node:fs';

/** What V8 writes with `--cpu-prof`, one file a thread. Instants are microseconds of the machine's monotonic clock. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
  readonly startTime: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

export interface Span {
  readonly fromUs: number;
  readonly toUs: number;
}

export interface Hot {
  readonly name: string;
  readonly ms: number;
}

/** How a thread spent a span: by function, and by the file of this project (or the package) nearest above it. */
export interface ThreadTimes {
  readonly functions: readonly Hot[];
  readonly files: readonly Hot[];
  readonly idleMs: number;
  readonly collectingMs: number;
  readonly totalMs: number;
}

const fileOf = (url: string): string => {
  const [, inside] = /\/((?:libs|apps|test|node_modules)\/.*)$/.exec(url) ?? [];
  if (inside?.startsWith('node_modules/')) return /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(inside)?.[0] ?? inside;
  return inside?.replace('/dist/', '/') ?? '';
};

const nameOf = ({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string =>
  `${functionName === '' ? '(anonymous)' : functionName} ${url.replace(/^.*\/(libs|apps|test|node_modules)\//, '$1/')}:${lineNumber + 1}`;

const sorted = (times: ReadonlyMap<string, number>): readonly Hot[] =>
  [...times].map(([name, us]) => ({ name, ms: us / 1000 })).sort((one, other) => other.ms - one.ms);

const add = (times: Map<string, number>, name: string, us: number): void => {
  times.set(name, (times.get(name) ?? 0) + us);
};

/** The file above each node: its own, or that of the nearest caller that has one. */
const filesOf = (nodes: readonly ProfileNode[]): ReadonlyMap<number, string> => {
  const files = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const [root] = nodes;
  const waiting: (readonly [number, string])[] = root ? [[root.id, 'node itself']] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [id, above] = next;
    const node = byId.get(id);
    if (!node) continue;
    const own = fileOf(node.callFrame.url);
    const file = own === '' ? above : own;
    files.set(id, file);
    for (const child of node.children ?? []) waiting.push([child, file]);
  }
  return files;
};

const IDLE = '(idle)';
const COLLECTOR = '(garbage collector)';

export const timesOf = ({ nodes, samples, timeDeltas, startTime }: CpuProfile, span: Span): ThreadTimes => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const files = filesOf(nodes);
  const perFunction = new Map<string, number>();
  const perFile = new Map<string, number>();
  let at = startTime;
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const taken = timeDeltas[index + 1] ?? 0;
    at += timeDeltas[index] ?? 0;
    const node = byId.get(id);
    if (!node || at < span.fromUs || at > span.toUs) continue;
    total += taken;
    const { functionName } = node.callFrame;
    const special = functionName === IDLE || functionName === COLLECTOR;
    add(perFunction, special ? functionName : nameOf(node), taken);
    add(perFile, special ? functionName : (files.get(id) ?? ''), taken);
  }
  const ms = (name: string): number => (perFunction.get(name) ?? 0) / 1000;
  return {
    functions: sorted(perFunction),
    files: sorted(perFile),
    idleMs: ms(IDLE),
    collectingMs: ms(COLLECTOR),
    totalMs: total / 1000,
  };
};

export const readProfile = (file: string): CpuProfile => JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
