import { createClient } from '@lienthong/client';
import { Fault, isFault } from '@lienthong/kernel';
import { agentOf } from './agent.js';
import type { Agent } from './agent.js';
import type { Call, Reply } from './calls.js';
import { watchInbox } from './watcher.js';

const { LIENTHONG_URL: url = '', LIENTHONG_TOKEN: token = '', LIENTHONG_AGENCY: agency = '' } = process.env;

const ended = new AbortController();
process.once('disconnect', () => ended.abort());
process.once('SIGINT', () => undefined);

const client = createClient({ url, token });
const agent = agentOf(client, agency, watchInbox(client, agency, ended.signal));

/** The stage checks the arguments by their types; the channel carries them as JSON. */
const methods = agent as unknown as Readonly<Record<keyof Agent, (...args: readonly unknown[]) => Promise<unknown>>>;

const run = async ({ id, method, args }: Call): Promise<Reply> => {
  try {
    return { id, value: await methods[method](...args) };
  } catch (error) {
    const fault = isFault(error) ? error : new Fault('cli/internal', String(error));
    return { id, fault: { code: fault.code, message: fault.message } };
  }
};

process.on('message', (call: Call) => {
  void run(call).then((reply) => process.send?.(reply));
});
