import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { runMain } from './testing/run-main.js';

jest.setTimeout(120_000);

describe('an answer of a read model', () => {
  const answered = async (behind: boolean, ...args: readonly string[]) => {
    const page = { transfers: [], awaited: [], next: null, asOf: 4711, behind };
    await using hub = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(page));
    }).listen(0, '127.0.0.1');
    await once(hub, 'listening');
    const { port } = hub.address() as AddressInfo;
    return await runMain(args, { LIENTHONG_URL: `http://127.0.0.1:${port}`, LIENTHONG_TOKEN: 'lt_x' });
  };

  it.each([
    ['search', 'search', 'ket', 'noi'],
    ['the routing desk', 'desk', 'routing'],
  ])('of %s that may lack the latest says so', async (_what, ...args) => {
    const late = await answered(true, ...args);
    expect(late).toMatchObject({ exit: 0, err: expect.stringMatching(/đến sự kiện số 4711.*\n→ .*4711/) as string });
    expect(await answered(false, ...args)).toMatchObject({ exit: 0, err: '' });
  });
});
