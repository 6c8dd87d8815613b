import { createServer, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { callOfPath, failReply } from '@lienthong/axis-protocol';
import type { AxisCall } from '@lienthong/axis-protocol';

/** Arguments of a call as they stand in its headers. */
export type GateArguments = (name: string) => string | undefined;

/** Stands before an axis and answers some of its calls with its system error; the rest passes. It outlives the axis. */
export interface AxisGate extends AsyncDisposable {
  readonly url: string;
  /** Such calls never reach the axis, until the answered function is called. */
  failing(
    call: AxisCall,
    fits: (of: GateArguments) => boolean,
  ): { readonly heal: () => void; readonly times: () => number };
}

interface Failing {
  readonly call: AxisCall;
  readonly fits: (of: GateArguments) => boolean;
  times: number;
}

export const startAxisGate = async (axisPort: number): Promise<AxisGate> => {
  const failing = new Set<Failing>();
  const failingOf = ({ url = '', headers }: IncomingMessage): Failing | undefined => {
    const of: GateArguments = (name) => {
      const value = headers[`xroadvnpt-${name}`];
      return typeof value === 'string' ? value : undefined;
    };
    return [...failing].find(({ call, fits }) => call === callOfPath(url) && fits(of));
  };
  const pass = (incoming: IncomingMessage, response: ServerResponse): void => {
    const { method, url, headers } = incoming;
    const outgoing = ask({ host: '127.0.0.1', port: axisPort, method, path: url, headers, agent: false });
    const cut = (): void => void incoming.socket.destroy();
    outgoing.on('error', cut).on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', cut).pipe(response);
    });
    incoming.on('error', () => outgoing.destroy()).pipe(outgoing);
  };
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, (incoming, response) => {
    const found = failingOf(incoming);
    if (found === undefined) {
      pass(incoming, response);
      return;
    }
    found.times += 1;
    incoming.resume().on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(failReply(found.call, 20, 'Loi he thong'));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    failing: (call, fits) => {
      const one: Failing = { call, fits, times: 0 };
      failing.add(one);
      return { heal: () => void failing.delete(one), times: () => one.times };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
