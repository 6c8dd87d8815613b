import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import { call, multipart } from '../support/api.js';
import { prepareHub } from '../support/prepared-hub.js';

describe('a hub whose master key is another', () => {
  it('does not start, and starts again under the right one with everything readable', async () => {
    await using prepared = await prepareHub();
    const config = { ...DEFAULT_CONFIG, dir: prepared.dir, port: 0, logLevel: 'silent' };
    const file = join(prepared.dir, 'master.key');
    const right = await readFile(file);
    const wrong = Buffer.from(right);
    wrong[0] = (wrong[0] ?? 0) ^ 1;
    await writeFile(file, wrong);
    await expect(startHub(config)).rejects.toMatchObject({ code: 'keyring/wrong-master' });
    await writeFile(file, right);
    await using hub = await startHub(config);
    const document = { messageId: 'm', from: 'G22', to: ['H37'], document: { subject: 'Thử' } };
    expect((await call(hub.url, prepared.agency, 'POST', '/v1/transfers', multipart(document))).status).toBe(201);
  });
});

describe('a system that speaks for sender and recipient', () => {
  it('exposes the delivery when it fetches the content, so that a recall asks instead of cancelling', async () => {
    await using prepared = await prepareHub();
    await using hub = await startHub({ ...DEFAULT_CONFIG, dir: prepared.dir, port: 0, logLevel: 'silent' });
    const document = { messageId: 'm', from: 'G22', to: ['H37'], document: { subject: 'Thử' } };
    const { body } = await call(hub.url, prepared.agency, 'POST', '/v1/transfers', multipart(document));
    const { transfer } = body['receipt'] as { transfer: string };
    expect((await call(hub.url, prepared.agency, 'GET', `/v1/transfers/${transfer}/document`)).status).toBe(200);
    const recall = {
      body: JSON.stringify({ messageId: 'r', reason: 'Gửi nhầm' }),
      headers: { 'content-type': 'application/json' },
    };
    expect((await call(hub.url, prepared.agency, 'POST', `/v1/transfers/${transfer}/recall`, recall)).status).toBe(201);
    const head = await hub.exchange.store.head();
    await Promise.all(hub.exchange.reactors.map((reactor) => reactor.caughtUp(head)));
    const trace = await call(hub.url, prepared.agency, 'GET', `/v1/transfers/${transfer}`);
    const types = (trace.body['lines'] as { type: string }[]).map(({ type }) => type);
    expect(types).toContain('DeliveryExposed');
    expect(types).toContain('RecallAsked');
    expect(types).not.toContain('DeliveryCancelled');
  });
});
