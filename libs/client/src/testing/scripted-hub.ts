import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the hub does with one request. */
export type Turn = (answer: ServerResponse, heard: Heard) => void;

export interface ScriptedHub extends AsyncDisposable {
  readonly url: string;
  readonly heard: readonly Heard[];
}

/** Answers the requests in the order of the script; the last turn holds for all further ones. */
export const startScriptedHub = async (...script: readonly Turn[]): Promise<ScriptedHub> => {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method = '', url = '', headers } = request;
      const turn = script[Math.min(heard.length, script.length - 1)];
      const one = { method, url, headers, body: body.toString('utf8') };
      heard.push(one);
      turn?.(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

export const answers =
  (value: unknown, status = 200): Turn =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

export const refuses =
  (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Turn =>
  (response) => {
    const problem = { type: `urn:lienthong:problem:${code}`, title: 'Do that.', detail: 'Không được.', status, code };
    response
      .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ ...problem, path: '/to/0', params: { agency: 'H49' } }));
  };

/** Hangs up without a word. */
export const hangsUp: Turn = (response) => void response.destroy();

export const staysSilent: Turn = () => undefined;
