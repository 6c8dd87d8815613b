import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What goes wrong with every first try of a request. */
export type Trouble = 'answer-lost' | 'line-cut' | 'busy';

export interface FlakyProxy extends AsyncDisposable {
  readonly url: string;
  /** Requests that reached the hub. */
  readonly passed: () => number;
}

/** Stands before a hub and spoils every odd request in the way given; `answer-lost` lets the hub do its work first. */
export const startFlakyProxy = async (hub: string, trouble: Trouble): Promise<FlakyProxy> => {
  let seen = 0;
  let passed = 0;
  const server = createServer((incoming, outgoing) => {
    const spoiled = seen++ % 2 === 0;
    if (spoiled && trouble === 'line-cut') {
      incoming.destroy();
      return;
    }
    void buffer(incoming).then((body) => {
      if (spoiled && trouble === 'busy') {
        outgoing.writeHead(503, { 'retry-after': '0' }).end('busy');
        return;
      }
      passed += 1;
      const { method, url = '/', headers } = incoming;
      const onward = request(new URL(url, hub), { method, headers }, (answer) => {
        if (spoiled) outgoing.destroy();
        else answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers));
        answer.resume();
      });
      onward.end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    passed: () => passed,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
