import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, statfs, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awaitEntry, call, json, multipart, readWholeInbox } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { commandWorks, withEngine } from '@lienthong/testing';
import { eventually } from '../support/eventually.js';
import { startHubProcess } from '../support/hub-process.js';
import type { HubProcess } from '../support/hub-process.js';
import { filesUnder } from '../support/files-under.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';

const isRefusedForNow = ({ status, headers, body }: Answer): void => {
  expect({ status, type: headers.get('content-type') }).toEqual({ status: 503, type: 'application/problem+json' });
  expect(body['code']).toMatch(/^(store|blob)\/unavailable$/);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
};

describe('a disk in trouble', () => {
  let prepared: PreparedHub;
  let hub: HubProcess;

  beforeAll(async () => {
    prepared = await prepareHub();
    hub = await startHubProcess({ config: { dir: prepared.dir, port: 0, logLevel: 'silent' } });
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  const ask = (method: string, path: string, init?: RequestInit) => call(hub.url, prepared.agency, method, path, init);
  const submission = (messageId: string, bytes = 'abc'): RequestInit => {
    const document = { subject: 'Thử', attachments: [{ name: 'a.txt' }] };
    return multipart({ messageId, from: 'G22', to: ['H37'], document }, [{ name: 'a.txt', bytes }]);
  };
  const submit = (messageId: string) => ask('POST', '/v1/transfers', submission(messageId));
  const transferOf = ({ body }: Answer) => (body['receipt'] as { transfer: string }).transfer;
  const deliveriesTo = async (agency: string) =>
    (await readWholeInbox(hub.url, prepared.agency, agency)).filter(({ kind }) => kind === 'document');

  /** Of the transfers whose identity begins so, as the search knows them. */
  const documentIds = async (begin: string): Promise<readonly string[]> => {
    const { body } = await ask('GET', '/v1/transfers?limit=200');
    const { transfers } = body as unknown as { transfers: { documentId: string }[] };
    return transfers
      .map(({ documentId }) => documentId)
      .filter((id) => id.startsWith(`${begin}-`))
      .toSorted();
  };

  describe.each([
    ['full', { maxPages: 1 }, { maxPages: 1_000_000_000 }],
    ['read-only', { readOnly: true }, { readOnly: false }],
  ])('that is %s', (kind, restriction, lifted) => {
    const restrict = (wanted: object) => hub.tell({ type: 'restrict', restriction: wanted }, 'restricted');

    it('refuses new work for a while, serves every read, stores nothing by halves, and goes on afterwards', async () => {
      const before = transferOf(await submit(`${kind}-before`));
      await awaitEntry(hub.url, prepared.agency, 'H37', { transfer: before, kind: 'document' });
      const delivered = await deliveriesTo('H37');
      await ask('GET', `/v1/transfers/${before}/document`);
      const blobs = join(prepared.dir, 'blobs');
      const payloads = await filesUnder(blobs);

      await restrict(restriction);
      // A file of a store that is full still has room on the pages it has: until it takes nothing at all.
      const attempts: Answer[] = [];
      const taken: string[] = [];
      while (attempts.length < 12) {
        const messageId = `${kind}-${taken.length}`;
        const answer = await submit(messageId);
        if (answer.status === 201) taken.push(messageId);
        else attempts.push(answer);
        if (taken.length > 200) throw new Error('The store does not fill up');
      }
      attempts.forEach(isRefusedForNow);
      for (const small of [
        await ask('POST', `/v1/transfers/${before}/recall`, json({ messageId: 'r', reason: 'x' })),
        await ask('POST', `/v1/deliveries/${before}/H37/status`, json({ messageId: `${kind}-s`, status: '03' })),
      ]) {
        // What is smaller than a submission may still find room on a page; a read-only store takes nothing.
        if (kind === 'read-only' || small.status >= 300) isRefusedForNow(small);
      }

      const document = await ask('GET', `/v1/transfers/${before}/document`);
      expect(document).toMatchObject({ status: 200, body: { subject: 'Thử' } });
      expect((await ask('GET', `/v1/transfers/${before}`)).status).toBe(200);
      expect(await documentIds(kind)).toContain(`${kind}-before`);
      expect((await ask('GET', `/v1/transfers/${before}/attachments/0`)).body['text']).toBe('abc');
      expect((await deliveriesTo('H37')).slice(0, delivered.length)).toEqual(delivered);
      expect((await call(hub.url, prepared.agency, 'GET', '/healthz')).status).toBe(200);

      await restrict(lifted);
      const refused = `${kind}-${taken.length}`;
      const first = await submit(refused);
      const second = await submit(refused);
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      const status = json({ messageId: `${kind}-s`, status: '03' });
      expect((await ask('POST', `/v1/deliveries/${before}/H37/status`, status)).status).toBe(200);

      // What the reactors owed before is made up for; each document that was answered 201 came once, no other came.
      const accepted = [`${kind}-before`, ...taken, refused].toSorted();
      const delivery = await eventually(
        () => deliveriesTo('H37'),
        (all) => all.length >= delivered.length + taken.length + 1,
      );
      expect(delivery).toHaveLength(delivered.length + taken.length + 1);
      expect(new Set(delivery.map(({ transfer }) => transfer)).size).toBe(delivery.length);
      const known = await eventually(
        () => documentIds(kind),
        (ids) => ids.length >= accepted.length,
      );
      expect(known).toEqual(accepted);
      expect(await filesUnder(blobs)).toBeLessThanOrEqual(payloads + taken.length + 1);
    });
  });

  const mounts = (dir: string): boolean => {
    const works = commandWorks('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir);
    if (works) spawnSync('umount', [dir]);
    return works;
  };
  const mayMount = process.getuid?.() === 0 && mounts('/mnt');

  withEngine(
    'tmpfs',
    mayMount,
    'a disk that is really full: refuses for a while, keeps what it took, and goes on when there is room again',
    async () => {
      const dir = await mkdtemp(join(tmpdir(), 'lienthong-full-'));
      const spare = prepared.dir;
      await hub.stop();
      expect(commandWorks('mount', '-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', dir)).toBe(true);
      try {
        await cp(spare, dir, { recursive: true });
        hub = await startHubProcess({ config: { dir, port: 0, logLevel: 'silent' } });
        const kept = transferOf(await submit('tmpfs-kept'));
        await awaitEntry(hub.url, prepared.agency, 'H37', { transfer: kept, kind: 'document' });
        await ask('GET', `/v1/transfers/${kept}/document`);
        // The directory follows a moment behind; on the full disk it answers with what it has.
        await eventually(
          async () => (await ask('GET', '/v1/transfers?document=tmpfs-kept')).body['transfers'] as unknown[],
          (found) => found.length === 1,
        );
        const { bavail, bsize } = await statfs(dir);
        await writeFile(join(dir, 'ballast'), Buffer.alloc(bavail * bsize)).catch(() => undefined);
        const large = () => ask('POST', '/v1/transfers', submission('tmpfs-large', 'x'.repeat(3_000_000)));
        isRefusedForNow(await large());
        for (let refused = false, tries = 0; !refused; tries += 1) {
          const answer = await submit(`tmpfs-${tries}`);
          refused = answer.status !== 201;
          if (refused) isRefusedForNow(answer);
          expect(tries).toBeLessThan(500);
        }
        const probed = await call(hub.url, prepared.agency, 'GET', '/readyz');
        expect(probed).toMatchObject({ status: 503, body: { failed: expect.arrayContaining(['blobs']) as string[] } });
        // The model of the trace cannot catch up here: what it shows comes from the streams.
        const trace = await ask('GET', `/v1/transfers/${kept}`);
        const types = (trace.body as unknown as { lines: { type: string }[] }).lines.map(({ type }) => type);
        expect(types).toEqual(expect.arrayContaining(['DocumentSubmitted', 'DeliveryConsigned', 'DeliveryExposed']));
        // Nor may the directory: search and desk answer with what it has, and say how far that reaches.
        const behind = expect.any(Boolean) as boolean;
        const search = await ask('GET', '/v1/transfers?document=tmpfs-kept');
        expect(search).toMatchObject({ status: 200, body: { transfers: [{ transfer: kept }], behind } });
        expect(search.body['asOf']).toBeGreaterThan(0);
        const desk = await call(hub.url, prepared.operator, 'GET', '/v1/desk/routing');
        expect(desk).toMatchObject({ status: 200, body: { awaited: [], behind } });
        expect((await ask('GET', `/v1/transfers/${kept}/document`)).status).toBe(200);
        expect((await ask('GET', `/v1/transfers/${kept}/attachments/0`)).body['text']).toBe('abc');
        expect((await deliveriesTo('H37')).map(({ transfer }) => transfer)).toContain(kept);

        await unlink(join(dir, 'ballast'));
        const [first, second] = [await large(), await large()];
        expect([first.status, second.status]).toEqual([201, 201]);
        expect(second.body).toEqual(first.body);
        const transfer = transferOf(first);
        const { body } = await ask('GET', `/v1/transfers/${transfer}/attachments/0`);
        expect(String(body['text'])).toHaveLength(3_000_000);
        expect((await deliveriesTo('H37')).filter((one) => one.transfer === transfer)).toHaveLength(1);
      } finally {
        await hub[Symbol.asyncDispose]();
        spawnSync('umount', [dir]);
        await rm(dir, { recursive: true, force: true });
      }
    },
    60_000,
  );
});
