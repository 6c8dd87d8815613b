/** Prints a process's warnings as Node does, but for those that are known to mean nothing here. */
export const printWarnings = (isKnown: (warning: Error) => boolean): void => {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (!isKnown(warning)) process.stderr.write(`(node:${process.pid}) ${warning.name}: ${warning.message}\n`);
  });
};
