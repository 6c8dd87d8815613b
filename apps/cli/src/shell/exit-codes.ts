/** How the command line ends. */
export const EXIT = {
  done: 0,
  /** The hub, or a scene of the demo, refused. */
  refused: 1,
  /** The command itself was wrong. */
  usage: 2,
  /** Something broke, or the hub cannot be reached. */
  fault: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
