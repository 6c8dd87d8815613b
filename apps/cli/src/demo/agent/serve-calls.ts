import { Fault, isFault } from '@lienthong/kernel';
import type { Call, Reply } from './calls.js';

/** Answers the stage's calls. It checks the arguments by their types; the channel carries them as JSON. */
export const serveCalls = (callee: object): void => {
  const methods = callee as Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;
  const run = async ({ id, method, args }: Call): Promise<Reply> => {
    try {
      return { id, value: await methods[method]?.(...args) };
    } catch (error) {
      const fault = isFault(error) ? error : new Fault('cli/internal', String(error));
      return { id, fault: { code: fault.code, message: fault.message } };
    }
  };
  process.on('message', (call: Call) => {
    void run(call).then((reply) => process.send?.(reply));
  });
};
