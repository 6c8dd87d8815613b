import { once } from 'node:events';
import { connect } from 'node:net';

export interface Trickled {
  /** All that was answered until the connection was closed. */
  readonly answer: string;
  /** Bytes of the body that were written before the answer began. */
  readonly written: number;
}

/** Writes a request's headers at once and its body a piece at a time, without end, until the connection is closed. */
export const trickle = async (url: string, head: string, piece: Uint8Array, everyMs: number): Promise<Trickled> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  let written = 0;
  socket.on('data', (bytes: Buffer) => (answer += bytes.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  socket.write(head);
  const writing = setInterval(() => {
    if (answer !== '' || !socket.writable) return;
    socket.write(piece);
    written += piece.length;
  }, everyMs);
  await closed;
  clearInterval(writing);
  return { answer, written };
};
