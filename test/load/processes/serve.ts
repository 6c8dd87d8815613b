import type { Question, Reply } from './protocol.js';

const failureOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Answers the parent's questions until it hangs up; then the process ends, whatever it still has open. */
export const serve = (offered: object): void => {
  const answer = async ({ id, name, argument }: Question): Promise<Reply> => {
    try {
      const call = (offered as Record<string, ((argument: unknown) => unknown) | undefined>)[name];
      if (call === undefined) throw new TypeError(`This process does not offer ${name}.`);
      return { id, answer: await call(argument) };
    } catch (error) {
      return { id, failure: failureOf(error) };
    }
  };
  process.once('disconnect', () => process.exit());
  process.on('message', (question: Question) => {
    void answer(question).then((reply) => process.send?.(reply));
  });
};
