import { setTimeout as pause } from 'node:timers/promises';
import { FindCoordinatorKeyTypes, findCoordinatorV6 } from '@platformatic/kafka';
import type { Admin, Connection } from '@platformatic/kafka';
import { codesOf, isNotAuthorized } from '../faults.js';
import { connectionTo } from '../leaders.js';

/** Answers that say that nothing was done: the request may be repeated. */
const MOVED = ['COORDINATOR_LOAD_IN_PROGRESS', 'COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR'];
/** For a moment after a commit the coordinator writes its markers, and refuses the next transaction meanwhile. */
const BUSY = 'CONCURRENT_TRANSACTIONS';

const PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 2;
const MOST_PAUSE_MS = 200;

/** The broker that keeps a transactional id, wherever it is at present. */
export interface Coordinator {
  /**
   * Asks it, for ten seconds until it has time. A request whose answer was lost is not repeated: what came of it is open,
   * and a copy that comes late would be taken for part of the next transaction.
   */
  ask<T>(request: (connection: Connection) => Promise<T>): Promise<T>;
}

export const coordinatorOf = (admin: Admin, transactionalId: string): Coordinator => {
  let known: number | undefined;

  const locate = async (): Promise<Connection> => {
    if (known === undefined) {
      const [any] = (await admin.connectToBrokers()).values();
      if (any === undefined) throw new RangeError('No broker is known.');
      const { coordinators } = await findCoordinatorV6.api.async(any, FindCoordinatorKeyTypes.TRANSACTION, [
        transactionalId,
      ]);
      known = coordinators[0]?.nodeId ?? -1;
    }
    return connectionTo(admin, known);
  };

  const forget = (): void => {
    known = undefined;
    admin.clearMetadata();
  };

  /** True when the request may be made again. */
  const isNotDone = (error: unknown): boolean => {
    const codes = codesOf(error);
    if (codes.some((code) => MOVED.includes(code))) forget();
    return codes.some((code) => code === BUSY || MOVED.includes(code));
  };

  const attempt = async <T>(request: (connection: Connection) => Promise<T>): Promise<Attempt<T>> => {
    let connection: Connection;
    try {
      connection = await locate();
    } catch (error) {
      forget();
      return { done: false, error, final: isNotAuthorized(error) };
    }
    try {
      return { done: true, answer: await request(connection) };
    } catch (error) {
      return { done: false, error, final: !isNotDone(error) };
    }
  };

  return {
    ask: async (request) => {
      const until = performance.now() + PATIENCE_MS;
      for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, MOST_PAUSE_MS)) {
        const result = await attempt(request);
        if (result.done) return result.answer;
        if (result.final || performance.now() > until) throw result.error;
        await pause(wait);
      }
    },
  };
};

type Attempt<T> =
  | { readonly done: true; readonly answer: T }
  | { readonly done: false; readonly error: unknown; readonly final: boolean };
