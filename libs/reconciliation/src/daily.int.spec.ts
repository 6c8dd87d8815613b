import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { CODE, COMMUNE, local, received } from '@lienthong/dossier/testing';
import { reconciliationStream } from './contracts/streams.js';
import { DEFAULT_VIEW_LIMITS } from './readers/view.js';
import { askOverHttp } from './adapters/query/http-view.js';
import { openReconciliationWorld } from './testing/reconciliation-world.js';
import type { ReconciliationWorld } from './testing/reconciliation-world.js';
import { reconcile } from './application/running/reconcile.js';
import { runDaily } from './application/daily/run-daily.js';
import { dailySet, schedule } from './application/daily/schedules.js';

/** An agency's own software, asked over HTTP; `answer` is what it says. */
const openSoftware = async (
  answer: () => { readonly status?: number; readonly type?: string; readonly body: string },
) => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    const { status = 200, type = 'text/csv; charset=utf-8', body } = answer();
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ho-so`,
    asked: () => asked,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
};

const setFor = (world: ReconciliationWorld, url: string, atMinute = 6 * 60) =>
  schedule(world.ports)(
    {
      type: 'DailyReconciliationSet',
      data: { agency: COMMUNE, vocabulary: 'portal', atMinute, url, complete: true },
    },
    { role: 'operator' },
  );

describe('a daily comparison', () => {
  it('runs once a day from its time on, also through a restart', async () => {
    await using world = await openReconciliationWorld();
    await using software = await openSoftware(() => ({ body: `Mã hồ sơ,Trạng thái\n${CODE},2\n` }));
    const failures: unknown[] = [];
    const daily = () =>
      runDaily({
        ...world.ports,
        compare: reconcile(world.ports),
        query: askOverHttp(),
        onFailure: (error) => void failures.push(error),
      });
    await world.birth('1', received);
    world.clock.set(local('2026-03-03 20:00'));
    await setFor(world, software.url);
    const look = daily();
    expect(await look()).toBe(0);
    world.clock.set(local('2026-03-04 06:00'));
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await daily()()).toBe(0);
    expect(software.asked()).toBe(1);
    await world.settle();
    expect(world.results.run('H49.204:portal:2026-03-04')).toMatchObject({ source: 'query', counts: { behind: 1 } });
    world.clock.set(local('2026-03-07 06:00'));
    expect(await daily()()).toBe(1);
    expect(failures).toEqual([]);
  });

  it('that could not be asked for is asked for again', async () => {
    await using world = await openReconciliationWorld();
    let isUp = false;
    await using software = await openSoftware(() =>
      isUp ? { body: 'Mã hồ sơ,Trạng thái\n' } : { status: 503, body: '' },
    );
    const failures: unknown[] = [];
    const look = runDaily({
      ...world.ports,
      compare: reconcile(world.ports),
      query: askOverHttp(),
      onFailure: (error) => void failures.push(error),
    });
    await setFor(world, software.url);
    world.clock.set(local('2026-03-04 06:30'));
    expect(await look()).toBe(0);
    expect(failures).toMatchObject([{ code: 'reconciliation/view-unavailable' }]);
    isUp = true;
    expect(await look()).toBe(1);
  });

  it.each([
    ['more rows', { rows: 2 }, 'reconciliation/too-many-rows'],
    ['more bytes', { bytes: 60 }, 'reconciliation/too-large'],
  ])('of a view with %s than allowed is refused before anything of it is compared', async (_, limit, code) => {
    await using world = await openReconciliationWorld();
    await using software = await openSoftware(() => ({
      body: `Mã hồ sơ,Trạng thái\n${CODE},2\n${CODE}1,2\n${CODE}2,2\n`,
    }));
    await world.birth('1', received);
    const failures: unknown[] = [];
    const asked = askOverHttp();
    const look = runDaily({
      ...world.ports,
      compare: reconcile(world.ports),
      query: {
        ask: async (url) => ({ ...(await asked.ask(url)), limits: { ...DEFAULT_VIEW_LIMITS, ...limit } }),
      },
      onFailure: (error) => void failures.push(error),
    });
    await setFor(world, software.url);
    world.clock.set(local('2026-03-04 06:30'));
    expect(await look()).toBe(0);
    expect(failures).toMatchObject([{ refusal: { code } }]);
    expect(await world.store.headOf(reconciliationStream('H49.204:portal:2026-03-04'))).toBe(-1);
  });

  it('is no view where a page comes instead', async () => {
    await using software = await openSoftware(() => ({ type: 'text/html', body: '<html>' }));
    await expect(askOverHttp().ask(software.url)).rejects.toMatchObject({ code: 'reconciliation/view-unavailable' });
  });

  it('ends when it is ended, and is set once however often that is said', async () => {
    await using world = await openReconciliationWorld();
    await setFor(world, 'https://mot-cua.example/');
    await setFor(world, 'https://mot-cua.example/');
    expect(await world.store.headOf('reconciling-H49.204' as never)).toBe(0);
    expect(await dailySet(world.ports)(COMMUNE)).toMatchObject({ atMinute: 360 });
    await schedule(world.ports)({ type: 'DailyReconciliationEnded', data: { agency: COMMUNE } }, { role: 'operator' });
    expect(await dailySet(world.ports)(COMMUNE)).toBeUndefined();
  });
});
