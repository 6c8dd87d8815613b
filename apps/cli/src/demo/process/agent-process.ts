import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Fault } from '@lienthong/kernel';
import type { Agent } from '../agent/agent.js';
import type { Call, Reply } from '../agent/calls.js';
import { plainEnv } from './cli-process.js';

/** An agency's software in its own process, spoken to over a channel. */
export interface AgentProcess extends AsyncDisposable {
  readonly agency: string;
  call<Method extends keyof Agent>(method: Method, ...args: Parameters<Agent[Method]>): ReturnType<Agent[Method]>;
}

export interface AgentSettings {
  readonly url: string;
  readonly token: string;
  readonly agency: string;
  /** Its connection file; without one it speaks HTTP only. */
  readonly kafka?: string;
}

const script = fileURLToPath(new URL('../agent/main.js', import.meta.url));

export const startAgent = ({ url, token, agency, kafka }: AgentSettings): AgentProcess => {
  const env = {
    ...plainEnv(),
    LIENTHONG_URL: url,
    LIENTHONG_TOKEN: token,
    LIENTHONG_AGENCY: agency,
    ...(kafka === undefined ? {} : { LIENTHONG_KAFKA: kafka }),
  };
  const child = fork(script, [], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Fault) => void }>();
  let calls = 0;

  child.on('message', (reply: Reply) => {
    const waiting = open.get(reply.id);
    open.delete(reply.id);
    if ('fault' in reply) waiting?.reject(new Fault(reply.fault.code, reply.fault.message));
    else waiting?.resolve(reply.value);
  });
  child.once('exit', () => {
    for (const { reject } of open.values()) reject(new Fault('demo/agent-died', `The process of ${agency} ended`));
  });

  const call = (method: keyof Agent, ...args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      calls += 1;
      open.set(calls, { resolve, reject });
      child.send({ id: calls, method, args } satisfies Call);
    });

  return {
    agency,
    call: call as AgentProcess['call'],
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(late);
    },
  };
};
