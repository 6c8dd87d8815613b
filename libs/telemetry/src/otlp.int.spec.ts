import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { startTelemetry } from './start-telemetry.js';

interface Received {
  readonly path: string | undefined;
  readonly body: string;
}

/** A collector on loopback that keeps what it was sent. */
const openCollector = async () => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url, body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

describe('spans on their way to a collector', () => {
  it.each(['', '/', '/tenant/a'])('are sent by OTLP to %p + v1/traces, at the latest when it ends', async (base) => {
    await using collector = await openCollector();
    const telemetry = startTelemetry({ serviceName: 'hub', otlpEndpoint: collector.endpoint + base });
    await telemetry?.span('append inbox', { attributes: { 'lienthong.events': 2 } }, () => Promise.resolve());
    await telemetry?.[Symbol.asyncDispose]();
    expect(collector.received.map(({ path }) => path)).toEqual([`${base.replace(/\/$/, '')}/v1/traces`]);
    const { resourceSpans } = JSON.parse(collector.received[0]?.body ?? '{}') as { readonly resourceSpans: unknown };
    expect(resourceSpans).toMatchObject([
      {
        scopeSpans: [
          { spans: [{ name: 'append inbox', attributes: [{ key: 'lienthong.events', value: { intValue: 2 } }] }] },
        ],
      },
    ]);
  });

  it('are given up when no collector answers, and the work goes on', async () => {
    const collector = await openCollector();
    await collector[Symbol.asyncDispose]();
    const telemetry = startTelemetry({ serviceName: 'hub', otlpEndpoint: collector.endpoint });
    expect(await telemetry?.span('append inbox', {}, () => Promise.resolve('done'))).toBe('done');
    await telemetry?.[Symbol.asyncDispose]();
  });
});
