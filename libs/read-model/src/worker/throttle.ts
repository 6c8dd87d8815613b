/** Lets one call through and holds back those within `everyMs` after it, to be made up for by one at their end. */
export const throttled = (call: () => void, everyMs: number): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const run = (): void => {
    again = false;
    call();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, everyMs);
    timer.unref();
  };
  return () => {
    if (timer === undefined) run();
    else again = true;
  };
};
