import { once } from 'node:events';
import { connect } from 'node:net';

/** Everything that the hub says to these bytes until it closes; they must make it close. */
export const rawRequest = async (url: string, bytes: string | Buffer): Promise<string> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  socket.write(bytes);
  await closed;
  return received;
};
