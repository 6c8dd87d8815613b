import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface RawSocket {
  readonly socket: Socket;
  /** All that came so far. */
  readonly text: () => string;
  /** Fulfilled when the other side has closed. */
  readonly closed: Promise<unknown>;
}

/** A client that says exactly what it is told, however wrong. */
export const openRaw = async (port: number): Promise<RawSocket> => {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  // Not `once` of events, which rejects when the other side resets.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  return { socket, text: () => received, closed };
};

/** The whole answer to these bytes; the request must make the server close. */
export const talk = async (port: number, bytes: string | Buffer): Promise<string> => {
  const { socket, text, closed } = await openRaw(port);
  socket.write(bytes);
  await closed;
  return text();
};
