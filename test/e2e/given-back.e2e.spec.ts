import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { call, json, multipart } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';
import { settled } from '../support/settled.js';

const secret = 'Nội dung riêng';

describe('content that is not, or no more, a recipient’s', () => {
  let prepared: PreparedHub;
  let hub: Hub;
  beforeAll(async () => {
    prepared = await prepareHub();
    hub = await startHub({ ...DEFAULT_CONFIG, dir: prepared.dir, port: 0, logLevel: 'silent' });
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  const sender = (path: string, init: RequestInit): Promise<Answer> =>
    call(hub.url, prepared.agency, 'POST', path, init);
  const recipient = (path: string): Promise<Answer> => call(hub.url, prepared.stranger, 'GET', path);
  const documentOf = (content: string) => ({
    number: '1',
    notation: 'TB',
    promulgatedOn: '2026-11-20',
    subject: 'Về việc thử',
    content,
  });
  const send = async (messageId: string): Promise<string> => {
    const document = documentOf(secret);
    const { body } = await sender('/v1/transfers', multipart({ messageId, from: 'G22', to: ['H56', 'H37'], document }));
    await settled(hub);
    return (body['receipt'] as { transfer: string }).transfer;
  };
  const change = async (transfer: string, kind: 'update' | 'recall', asked: Record<string, unknown>) => {
    const answer = await sender(`/v1/transfers/${transfer}/${kind}`, json({ reason: 'Lý do', ...asked }));
    expect(answer.status).toBe(201);
    await settled(hub);
  };
  const traced = async (transfer: string) => JSON.stringify((await recipient(`/v1/transfers/${transfer}`)).body);

  it('stands in no trace before it was opened, nor after it was cancelled', async () => {
    const transfer = await send('unopened');
    expect(await traced(transfer)).toContain('DocumentSubmitted');
    expect(await traced(transfer)).not.toContain(secret);
    await change(transfer, 'recall', { messageId: 'unopened-r' });
    expect(await traced(transfer)).not.toContain(secret);
    const opened = await send('opened');
    expect((await recipient(`/v1/transfers/${opened}/document`)).status).toBe(200);
    expect(await traced(opened)).toContain(secret);
  });

  it('of a version after its removal is read by nobody who was removed, and nothing once it was given back', async () => {
    const transfer = await send('removed');
    const read = () => recipient(`/v1/transfers/${transfer}/document`);
    expect((await read()).status).toBe(200);
    await change(transfer, 'update', { messageId: 'removed-1', removeRecipients: ['H56'] });
    await change(transfer, 'update', {
      messageId: 'removed-2',
      document: { ...documentOf('Sau khi gỡ'), subject: 'Danh sách mật' },
    });
    expect(await read()).toMatchObject({ status: 200, body: { version: 0 } });
    expect((await recipient(`/v1/transfers/${transfer}/document?version=1`)).status).toBe(404);
    expect(await traced(transfer)).not.toContain('Sau khi gỡ');
    const found = async (who: string, words: string): Promise<readonly unknown[]> => {
      const path = `/v1/transfers?subject=${encodeURIComponent(words)}&document=1/TB`;
      const { transfers } = (await call(hub.url, who, 'GET', path)).body as { transfers: { transfer: string }[] };
      return transfers.filter((one) => one.transfer === transfer);
    };
    expect(await found(prepared.agency, 'danh sách mật')).toHaveLength(1);
    expect(await found(prepared.stranger, 'danh sách mật')).toEqual([]);
    const answer = json({ messageId: 'removed-a', agreed: true });
    const path = `/v1/deliveries/${transfer}/H56/answer`;
    expect((await call(hub.url, prepared.stranger, 'POST', path, answer)).status).toBe(200);
    expect(await read()).toMatchObject({ status: 409, body: { code: 'delivery/recalled' } });
    expect(await traced(transfer)).not.toContain(secret);
  });

  it('is changed by one request under one identity: what recalled it cannot update it', async () => {
    const transfer = await send('one-request');
    await change(transfer, 'recall', { messageId: 'one', agencies: ['H56'] });
    const update = json({ reason: 'Lý do', messageId: 'one', removeRecipients: ['H37'] });
    const other = await sender(`/v1/transfers/${transfer}/update`, update);
    expect(other).toMatchObject({ status: 409, body: { code: 'change/identity-taken' } });
  });

  it.each([
    ['recall', { agencies: ['H56'] }, { agencies: ['H37'] }],
    ['recall', { agencies: ['H56'] }, { agencies: ['H56'], reason: 'Lý do khác' }],
    ['update', { document: documentOf('Một') }, { document: documentOf('Hai') }],
    ['update', { addRecipients: ['H49'] }, { addRecipients: ['H26'] }],
    ['update', { removeRecipients: ['H56'] }, { removeRecipients: ['H56'], document: documentOf('Hai') }],
  ] as const)(
    'is not changed by a second %s under one identity that asks for something else',
    async (kind, one, two) => {
      const transfer = await send(`same-${kind}-${JSON.stringify(one).length}-${JSON.stringify(two).length}`);
      const messageId = 'one-identity';
      await change(transfer, kind, { messageId, ...one });
      const other = await sender(`/v1/transfers/${transfer}/${kind}`, json({ reason: 'Lý do', messageId, ...two }));
      expect(other).toMatchObject({ status: 409, body: { code: 'change/identity-taken' } });
      await change(transfer, kind, { messageId, ...one });
    },
  );
});
