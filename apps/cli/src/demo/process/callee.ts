import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Fault } from '@lienthong/kernel';
import type { Call, Reply } from '../agent/calls.js';
import { plainEnv } from './cli-process.js';

/** Somebody's software in a process of its own, spoken to over a channel. */
export interface Callee<Methods> extends AsyncDisposable {
  call<Method extends keyof Methods & string>(
    method: Method,
    ...args: Methods[Method] extends (...args: infer Args) => unknown ? Args : never
  ): Methods[Method] extends (...args: never[]) => infer Answer ? Answer : never;
}

/** `env` is all that it is told; `name` stands in the fault `demo/agent-died`. */
export const startCallee = <Methods>(
  script: string,
  name: string,
  env: Readonly<Record<string, string>>,
): Callee<Methods> => {
  const child = fork(script, [], { env: { ...plainEnv(), ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Fault) => void }>();
  let calls = 0;

  child.on('message', (reply: Reply) => {
    const waiting = open.get(reply.id);
    open.delete(reply.id);
    if ('fault' in reply) waiting?.reject(new Fault(reply.fault.code, reply.fault.message));
    else waiting?.resolve(reply.value);
  });
  child.once('exit', () => {
    for (const { reject } of open.values()) reject(new Fault('demo/agent-died', `The process of ${name} ended`));
  });

  const call = (method: string, ...args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      calls += 1;
      open.set(calls, { resolve, reject });
      child.send({ id: calls, method, args } satisfies Call);
    });

  return {
    call: call as unknown as Callee<Methods>['call'],
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
