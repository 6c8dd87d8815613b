import { SingleBar } from 'cli-progress';
import type { Session } from '../shell/session.js';

export interface Progress extends Disposable {
  readonly to: (done: number) => void;
}

/** A bar on standard error where a person watches; nothing elsewhere. */
export const startProgress = ({ io, terminal }: Session, what: string, total: number): Progress => {
  if (!terminal.watched) return { to: () => undefined, [Symbol.dispose]: () => undefined };
  const format = `${what} {bar} {percentage}% · {value}/{total} · còn {eta_formatted}`;
  const bar = new SingleBar({ format, stream: io.err, hideCursor: true, clearOnComplete: true });
  bar.start(total, 0);
  return { to: (done) => bar.update(Math.min(done, total)), [Symbol.dispose]: () => bar.stop() };
};
