import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import { instantOf } from '@lienthong/kernel';
import { awaitEntry, call, json } from '../support/api.js';
import { until } from '../support/eventually.js';
import { prepareHub } from '../support/prepared-hub.js';

const movable = () => {
  let ahead = 0;
  return {
    now: () => instantOf(new Date(Date.now() + ahead)),
    pass: (hours: number) => void (ahead += hours * 3_600_000),
  };
};

/** An entry stands in its inbox before the delivery says that it was consigned. */
const consigned = (url: string, token: string, transfer: string, recipients: number): Promise<void> =>
  until(async () => {
    const { body } = await call(url, token, 'GET', `/v1/transfers/${transfer}`);
    const { lines } = body as unknown as { lines: readonly { type: string }[] };
    return lines.filter(({ type }) => type === 'DeliveryConsigned').length === recipients;
  });

describe('a hub that watches over its deliveries', () => {
  const config = { ...DEFAULT_CONFIG, port: 0, logLevel: 'silent' };

  it('raises the expiry of acceptance where it is told to, and lists what expired until it is decided', async () => {
    await using prepared = await prepareHub();
    const clock = movable();
    await using hub = await startHub({ ...config, dir: prepared.dir, silenceHours: 5, acceptanceHours: 5 }, { clock });
    const ask = (method: string, path: string, init?: RequestInit) =>
      call(hub.url, prepared.agency, method, path, init);
    const { body } = await ask(
      'POST',
      '/v1/transfers',
      json({ messageId: 'm', from: 'G22', to: ['H37', 'H49', 'H26'], document: { subject: 'Thử' } }),
    );
    const { transfer } = body['receipt'] as { transfer: string };
    for (const agency of ['H37', 'H49', 'H26']) {
      await awaitEntry(hub.url, prepared.agency, agency, { transfer, kind: 'document' });
    }
    await consigned(hub.url, prepared.agency, transfer, 3);
    const tell = (agency: string, status: string) =>
      ask('POST', `/v1/deliveries/${transfer}/${agency}/status`, json({ messageId: `s-${status}`, status }));
    expect([(await tell('H37', '03')).status, (await tell('H49', '01')).status]).toEqual([200, 200]);
    const expired = async () => {
      await hub.exchange.models.caughtUp('directory');
      const found = (await ask('GET', '/v1/transfers?status=acceptance-expired')).body;
      return (found as unknown as { transfers: unknown[] }).transfers.length;
    };
    await hub.exchange.models.caughtUp('directory');
    expect(await hub.exchange.look()).toMatchObject({ undecided: 0, silent: 0 });

    clock.pass(6);
    expect(await hub.exchange.look()).toMatchObject({ undecided: 2, silent: 1 });
    expect(await expired()).toBe(1);
    expect(await hub.exchange.look()).toMatchObject({ undecided: 0, silent: 0 });
    await awaitEntry(hub.url, prepared.agency, 'H49', { transfer, kind: 'notice' });
    await awaitEntry(hub.url, prepared.agency, 'G22', { transfer, kind: 'notice' });
    for (const agency of ['H49', 'H26']) expect((await tell(agency, '03')).status).toBe(200);
    expect(await expired()).toBe(0);
  });

  it('knows no expiry unless it is told', async () => {
    await using prepared = await prepareHub();
    const clock = movable();
    await using hub = await startHub({ ...config, dir: prepared.dir }, { clock });
    const init = json({ messageId: 'm', from: 'G22', to: ['H37'], document: { subject: 'Thử' } });
    const { body } = await call(hub.url, prepared.agency, 'POST', '/v1/transfers', init);
    const { transfer } = body['receipt'] as { transfer: string };
    await awaitEntry(hub.url, prepared.agency, 'H37', { transfer, kind: 'document' });
    await consigned(hub.url, prepared.agency, transfer, 1);
    await hub.exchange.models.caughtUp('directory');
    clock.pass(25);
    expect(await hub.exchange.look()).toMatchObject({ undecided: 0, silent: 1 });
  });
});
