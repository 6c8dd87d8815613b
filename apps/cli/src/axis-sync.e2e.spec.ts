import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { runCli } from './run-cli.js';
import { EXIT } from './shell/exit-codes.js';
import { memoryIo } from './testing/memory-io.js';
import { startWorld } from './testing/world.js';

jest.setTimeout(120_000);

describe('lienthong axis sync', () => {
  it('says that it waits and since when, is followed, looked at and cancelled from elsewhere', async () => {
    await using world = await startWorld();
    await using opened = new AsyncDisposableStack();
    const axis = createServer((_request, response) => {
      response.statusCode = 500;
      response.end();
    }).listen(0, '127.0.0.1');
    opened.defer(() => {
      axis.close();
      axis.closeAllConnections();
    });
    await once(axis, 'listening');
    const { port } = axis.address() as AddressInfo;
    const joined = await world.hub.operator.axes.join({
      axis: 'truc',
      endpoint: `http://127.0.0.1:${port}/`,
      systemId: 'thu',
      secret: 'bi-mat-thu-nghiem',
      organId: 'H49',
    });
    expect(joined.ok).toBe(true);

    const run = (...args: readonly string[]) => {
      const io = memoryIo({ LIENTHONG_TOKEN: world.hub.operatorToken });
      return { io, ended: runCli(['--url', world.hub.url, 'axis', 'sync', ...args], io) };
    };
    const saying = async ({ io }: ReturnType<typeof run>, what: RegExp): Promise<void> => {
      for (let tries = 0; tries < 1_000 && !what.test(io.written().err); tries += 1) await pause(20);
      expect(io.written().err).toMatch(what);
    };

    const first = run();
    await saying(first, /^getAgenciesList: chờ trục từ .* · waits for the axis: axis\/reply-status$/m);
    const second = run('truc');
    await saying(second, /theo dõi tiếp · one runs already/);
    const look = run('--status');
    expect(await look.ended).toBe(EXIT.done);
    expect(look.io.written().out).toMatch(
      /^truc: đang đồng bộ · running, từ .* – getAgenciesList 0\/0\n! chờ trục từ /,
    );
    const cancel = run('--cancel');
    expect(await cancel.ended).toBe(EXIT.done);
    expect(cancel.io.written().out).toMatch(/^truc: đã dừng · stopped/);
    for (const { io, ended } of [first, second]) {
      expect(await ended).toBe(EXIT.fault);
      expect(io.written().out).toMatch(/^truc: đã dừng · stopped/);
    }
    expect(await run('--status', '--cancel').ended).toBe(EXIT.usage);
  });
});
