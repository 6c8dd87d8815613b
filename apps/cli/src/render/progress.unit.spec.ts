import { memoryIo } from '../testing/memory-io.js';
import type { Session } from '../shell/session.js';
import { startProgress } from './progress.js';

const shown = (watched: boolean): string => {
  const io = Object.assign(memoryIo(), { exitWith: () => undefined });
  Object.assign(io.err, {
    isTTY: watched,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const session = { io, terminal: { watched } } as unknown as Session;
  using progress = startProgress(session, 'Gửi', 10);
  progress.to(4);
  progress.to(400);
  return io.written().err;
};

describe('progress', () => {
  it('is shown where a person watches', () => {
    expect(shown(true)).toContain('Gửi');
  });

  it('is shown nowhere else', () => {
    expect(shown(false)).toBe('');
  });
});
