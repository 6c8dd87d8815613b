import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIPv4 } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Fault } from '@lienthong/kernel';
import { relayMeasures } from '@lienthong/relay';
import type { RelayMeasure, RelayStatus } from '@lienthong/relay';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export interface FiguresOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Who asks for `/metrics` has to show it. Needed beyond loopback. */
  readonly token?: string;
  /** Serves beyond loopback, for a proxy that ends TLS. */
  readonly allowPlainHttp: boolean;
}

/** `/metrics`, `/healthz` and `/readyz` of a relay in a process of its own. */
export interface Figures extends AsyncDisposable {
  readonly url: string;
}

const isLoopback = (host: string): boolean => host === '::1' || (isIPv4(host) && host.startsWith('127.'));

const register = (registry: Registry, { kind, name, help, labels = [], read }: RelayMeasure): void => {
  const collect = (): void => {
    metric.reset();
    for (const { labels: of = {}, value } of read()) metric.inc(of, value);
  };
  const options = { name, help, labelNames: labels, registers: [registry], collect };
  const metric = kind === 'gauge' ? new Gauge(options) : new Counter(options);
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const mayAsk = ({ headers }: IncomingMessage, token: string | undefined): boolean =>
  token === undefined || timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}

/** Faults: `edge/plain-http` beyond loopback without a token or without leave, `relay/figures` when the port is taken. */
export const serveFigures = async (
  status: () => RelayStatus,
  { host, port, token, allowPlainHttp }: FiguresOptions,
): Promise<Figures> => {
  if (!isLoopback(host) && !(allowPlainHttp && token !== undefined))
    throw new Fault(
      'edge/plain-http',
      `Figures are for loopback only, not for ${host}: give --metrics-token-file and --allow-plain-http`,
    );
  const registry = new Registry();
  for (const measure of relayMeasures(status)) register(registry, measure);
  collectDefaultMetrics({ register: registry });

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (request.method !== 'GET') return { status: 405, text: '{"status":"get-only"}' };
    switch (new URL(request.url ?? '/', 'http://relay').pathname) {
      case '/healthz':
        return { status: 200, text: '{"status":"ok"}' };
      case '/readyz': {
        const { trouble, held } = status();
        const isReady = trouble.length === 0 && held.length === 0;
        const text = JSON.stringify({ status: isReady ? 'ready' : 'not-ready', trouble, held });
        return { status: isReady ? 200 : 503, text };
      }
      case '/metrics':
        return mayAsk(request, token)
          ? { status: 200, text: await registry.metrics(), type: registry.contentType }
          : { status: 401, text: '{"status":"token-wanted"}' };
      default:
        return { status: 404, text: '{"status":"unknown"}' };
    }
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status: code, text, type = 'application/json' } = await answer(request);
    response.writeHead(code, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  };
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening').catch((cause: unknown) => {
    throw new Fault('relay/figures', `Port ${port} cannot be served: give another one with --metrics-port`, { cause });
  });
  const { port: served } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${served}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
