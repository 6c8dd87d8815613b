/** One system call of a trace taken with `strace -f -y`: when it began and when it was over. */
export interface SystemCall {
  readonly name: string;
  /** Path or kind behind the first argument. */
  readonly target: string;
  text: string;
  readonly began: number;
  ended: number;
}

const LINE = /^(\d+)\s+(?:<\.\.\. (\w+) resumed>|(\w+)\((?:\d+<([^>]*)>+)?)(.*)$/;

/** Calls in the order in which they began; line numbers stand for time. */
export const readTrace = (trace: string): readonly SystemCall[] => {
  const calls: SystemCall[] = [];
  const open = new Map<string, SystemCall>();
  trace.split('\n').forEach((line, time) => {
    const [, thread = '', resumed, name, target = '', text = ''] = LINE.exec(line) ?? [];
    if (resumed !== undefined) {
      const begun = open.get(`${thread} ${resumed}`);
      if (begun) Object.assign(begun, { ended: time, text: begun.text + line });
      return;
    }
    if (name === undefined) return;
    const call = { name, target, text, began: time, ended: time };
    calls.push(call);
    if (line.includes('<unfinished ...>')) {
      call.ended = Number.POSITIVE_INFINITY;
      open.set(`${thread} ${name}`, call);
    }
  });
  return calls;
};

const isWrite = ({ name }: SystemCall): boolean => /^p?writev?(64)?2?$/.test(name);
const isSync = ({ name }: SystemCall): boolean => name === 'fsync' || name === 'fdatasync';

/** The end of the first sync of the file that began after its last write; undefined without one. */
const syncedAt = (calls: readonly SystemCall[], file: RegExp, from: number, to: number): number | undefined => {
  const own = calls.filter(({ target, began }) => file.test(target) && began > from && began < to);
  const written = own.filter(isWrite).at(-1);
  if (!written) return undefined;
  return own.find((call) => isSync(call) && call.began > written.ended && call.ended < to)?.ended;
};

/**
 * Breaches of the promise that what a 201 says was synced before it was sent: between request and answer the payload's
 * pack is written and synced, and after it the store's log.
 */
export const syncBreaches = (trace: string): { readonly answers: number; readonly breaches: readonly string[] } => {
  const calls = readTrace(trace);
  const requests = calls.filter(({ name, text }) => name === 'read' && text.includes('POST /v1/transfers'));
  const answers = calls.filter(({ text }) => text.includes('HTTP/1.1 201'));
  const breaches = answers.flatMap((answer, index) => {
    const from = requests[index]?.ended ?? -1;
    const pack = syncedAt(calls, /\.pack$|\/packs\//, from, answer.began);
    if (pack === undefined) return [`answer ${index}: its payload was not synced before`];
    const log = syncedAt(calls, /events\.sqlite-wal$/, from, answer.began);
    if (log === undefined) return [`answer ${index}: its event was not synced before`];
    return [];
  });
  return { answers: answers.length, breaches };
};
