import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AnswerOf, ArgumentOf, Question, Reply } from './protocol.js';

/** A fresh process of this bench. It is asked to leave when disposed, and killed where it does not. */
export interface Child<Offered> extends AsyncDisposable {
  ask<Name extends keyof Offered & string>(
    name: Name,
    argument: ArgumentOf<Offered, Name>,
  ): Promise<AnswerOf<Offered, Name>>;
  /** With SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

const PATIENCE_MS = 30_000;

export const startChild = <Offered>(module: URL, execArgv: readonly string[] = []): Child<Offered> => {
  const child = fork(module, {
    execArgv: ['--no-warnings', ...execArgv],
    serialization: 'advanced',
    // Standard output belongs to the report.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  child.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('failure' in reply) asked?.reject(new Error(reply.failure));
    else asked?.resolve(reply.answer);
  });
  const ended = once(child, 'exit').then(([code, signal]) => {
    const reason = new Error(`${module.pathname} ended: ${String(signal ?? code)}`);
    for (const asked of waiting.values()) asked.reject(reason);
    waiting.clear();
  });

  return {
    ask: (name, argument) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
        child.send({ id, name, argument } satisfies Question, (error) => {
          if (error) reject(error);
        });
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    [Symbol.asyncDispose]: async () => {
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(late);
    },
  };
};
