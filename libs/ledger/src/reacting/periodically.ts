/** Runs a task now and then, never twice at once; a failure is told and the next turn comes all the same. */
export const periodically = (
  everyMs: number,
  task: () => Promise<unknown>,
  onFailure: (error: unknown) => void,
): { readonly stop: () => Promise<void> } => {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const turn = async (): Promise<void> => {
    busy = true;
    try {
      await task();
    } catch (error) {
      onFailure(error);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => {
    if (!busy) running = turn();
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
