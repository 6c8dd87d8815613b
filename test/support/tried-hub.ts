import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { call, readWholeInbox } from './api.js';
import type { Answer } from './api.js';
import { until } from './eventually.js';
import { prepareHub } from './prepared-hub.js';
import type { PreparedHub } from './prepared-hub.js';

/** A hub for requests that must leave no trace: all that a first request adds by itself has been added. */
export interface TriedHub extends AsyncDisposable {
  readonly hub: Hub;
  readonly prepared: PreparedHub;
  post(init: RequestInit, path?: string): Promise<Answer>;
}

export const openTriedHub = async (limits = DEFAULT_CONFIG.limits): Promise<TriedHub> => {
  const prepared = await prepareHub();
  const hub = await startHub({ ...DEFAULT_CONFIG, dir: prepared.dir, port: 0, logLevel: 'silent', limits });
  // That a system was seen is an event, too: once an hour, beside its first request.
  await readWholeInbox(hub.url, prepared.agency, 'H37');
  await until(() => hub.registry.principals.systems().some(({ seenAt }) => seenAt !== undefined));
  return {
    hub,
    prepared,
    post: (init, path = '/v1/transfers') => call(hub.url, prepared.agency, 'POST', path, init),
    [Symbol.asyncDispose]: async () => {
      await hub[Symbol.asyncDispose]();
      await prepared[Symbol.asyncDispose]();
    },
  };
};
