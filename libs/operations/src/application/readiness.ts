import type { Reactor } from '@lienthong/event-store';
import type { OperationsPorts } from './operations.ports.js';

/** The names of the checks that fail now; empty when the hub may take work. */
export type Readiness = () => Promise<readonly string[]>;

export const READINESS = Symbol('Readiness');

const PATIENCE_MS = 2_000;

/** False for a check that fails or takes too long. */
const passes = async (check: Promise<boolean>, patienceMs: number): Promise<boolean> => {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), patienceMs);
  try {
    return await Promise.race([check, late.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};

const works = async (reactor: Reactor): Promise<boolean> => (await reactor.status()).stopped === undefined;

/** Calls at the same time share one look, so that probes cost the store no more than one reader. */
export const createReadiness = (
  { store, blobs, registry, reactors, projections }: OperationsPorts,
  patienceMs = PATIENCE_MS,
): Readiness => {
  const look = async (): Promise<readonly string[]> => {
    const checks: readonly (readonly [string, Promise<boolean>])[] = [
      ['store', store.head().then(() => true)],
      ['blobs', blobs.probe().then(() => true)],
      ['registry', Promise.resolve(registry.status().kind === 'live')],
      ...reactors.map((reactor) => [`reactor:${reactor.name}`, works(reactor)] as const),
      ...projections.statuses().map(({ name, state }) => {
        return [`projection:${name}`, Promise.resolve(state === 'following')] as const;
      }),
    ];
    const looks = checks.map(async ([name, check]) => ((await passes(check, patienceMs)) ? [] : [name]));
    return (await Promise.all(looks)).flat();
  };
  let looking: Promise<readonly string[]> | undefined;
  return () => (looking ??= look().finally(() => (looking = undefined)));
};
