import type { Server, Socket } from 'node:net';

export interface RequestLines {
  /** The path that the newest request of a connection asked for; empty before its first line. */
  pathOf(socket: Socket): string;
  /** Reads along what comes in. `event` is what the server calls a connection of which bytes can be read. */
  watch(server: Server, event: 'connection' | 'secureConnection'): void;
}

const REQUEST_LINE = /^[A-Z]{3,7} (\S{1,2000}) HTTP\//;
const LONGEST_LINE = 2_100;

/**
 * What was asked for, also of a request whose headers are never read to their end: the parser tells nothing of such a
 * one, and Node keeps no more than its last packet.
 */
export const createRequestLines = (): RequestLines => {
  const paths = new WeakMap<Socket, string>();
  const read = (socket: Socket, packet: Buffer): void => {
    const [, path] = REQUEST_LINE.exec(packet.subarray(0, LONGEST_LINE).toString('latin1')) ?? [];
    if (path !== undefined) paths.set(socket, path);
  };
  return {
    pathOf: (socket) => paths.get(socket) ?? '',
    watch: (server, event) => {
      // Before the parser, which may fail on the very packet.
      server.on(event, (socket: Socket) => socket.prependListener('data', (packet: Buffer) => read(socket, packet)));
    },
  };
};
