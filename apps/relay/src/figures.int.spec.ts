import type { RelayStatus } from '@lienthong/relay';
import { serveFigures } from './figures.js';

const well: RelayStatus = {
  shards: [0, 2],
  topics: 3,
  held: [],
  relayed: 7,
  transactions: 2,
  trouble: [],
  behind: 1,
  worst: [{ agency: 'H37', lag: 4 }],
  oldestMs: 1_500,
};

const onLoopback = { host: '127.0.0.1', port: 0, allowPlainHttp: false };

describe('what a relay in a process of its own shows', () => {
  it('are its figures, that it lives, and that nothing stands in its way', async () => {
    await using figures = await serveFigures(() => well, onLoopback);
    const text = await (await fetch(`${figures.url}/metrics`)).text();
    expect(text).toContain('lienthong_relay_shards 2\n');
    expect(text).toContain('lienthong_relay_records_total 7\n');
    expect(text).toContain('lienthong_relay_lag_worst{agency="H37"} 4\n');
    expect(text).toContain('process_resident_memory_bytes');
    expect((await fetch(`${figures.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${figures.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${figures.url}/v1/inboxes`)).status).toBe(404);
  });

  it('is that it is not ready while a topic is held or a shard is in trouble', async () => {
    let now = well;
    await using figures = await serveFigures(() => now, onLoopback);
    now = { ...well, trouble: [{ shard: 0, code: 'bus/unavailable' }] };
    const answer = await fetch(`${figures.url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { status: 'not-ready', trouble: now.trouble, held: [] },
    ]);
    expect((await fetch(`${figures.url}/healthz`)).status).toBe(200);
  });

  it('are no figures for who does not show the token that was given', async () => {
    await using figures = await serveFigures(() => well, { ...onLoopback, token: 'secret' });
    const asked = async (authorization: string) =>
      (await fetch(`${figures.url}/metrics`, { headers: { authorization } })).status;
    expect([await asked(''), await asked('Bearer other'), await asked('Bearer secret')]).toEqual([401, 401, 200]);
    expect((await fetch(`${figures.url}/healthz`)).status).toBe(200);
  });

  it.each([
    ['leave', { token: 'secret', allowPlainHttp: false }],
    ['a token', { allowPlainHttp: true }],
  ])('is nothing beyond loopback without %s', async (_, given) => {
    const options = { host: '0.0.0.0', port: 0, ...given };
    await expect(serveFigures(() => well, options)).rejects.toMatchObject({ code: 'edge/plain-http' });
  });

  it('says what to do when the port is taken', async () => {
    await using first = await serveFigures(() => well, onLoopback);
    const port = Number(new URL(first.url).port);
    await expect(serveFigures(() => well, { ...onLoopback, port })).rejects.toMatchObject({ code: 'relay/figures' });
  });
});
