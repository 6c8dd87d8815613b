import { awaitEntry, call, json } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { eventually } from '../support/eventually.js';
import { startHubProcess } from '../support/hub-process.js';
import type { HubProcess } from '../support/hub-process.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';

describe('finding documents', () => {
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

  const ask = (method: string, path: string, init?: RequestInit): Promise<Answer> =>
    call(hub.url, prepared.agency, method, path, init);
  const written = (number: string) => ({ number, notation: 'QĐ-UBND', promulgatedOn: '2026-11-20', place: 'Hà Nội' });
  const send = async (messageId: string, to: readonly string[], document: object): Promise<string> => {
    const { status, body } = await ask('POST', '/v1/transfers', json({ messageId, from: 'G22', to, document }));
    expect({ status, code: body['code'] }).toEqual({ status: 201, code: undefined });
    return (body['receipt'] as { transfer: string }).transfer;
  };
  const arrival = (agency: string, transfer: string) =>
    awaitEntry(hub.url, prepared.agency, agency, { transfer, kind: 'document' });
  const search = async (query: string): Promise<{ transfers: { transfer: string }[]; next: number | null }> =>
    (await ask('GET', `/v1/transfers?${query}`)).body as never;

  it('finds a subject with and without its diacritics, whole and by the beginning of its words', async () => {
    const transfer = await send('find-me', ['H37'], {
      ...written('61'),
      subject: 'Đẩy mạnh chuyển đổi số tại Hạ Long',
    });
    const other = await send('find-not', ['H37'], { ...written('62'), subject: 'Phòng chống lụt bão' });
    const idsOf = async (query: string) => (await search(query)).transfers.map((one) => one.transfer);
    const finds = (query: string) =>
      eventually(
        () => idsOf(query),
        (ids) => ids.length > 0,
      );
    const subject = (words: string) => `subject=${encodeURIComponent(words)}`;
    for (const words of [
      'Đẩy mạnh chuyển đổi số',
      'day manh chuyen doi so',
      'DAY MANH',
      'hạ long',
      'chuyen đổi',
      'đây manh',
      'ha lo',
    ]) {
      expect({ words, found: await finds(subject(words)) }).toEqual({ words, found: [transfer] });
    }
    for (const document of ['62', '62/QĐ-UBND', 'G22,2026/11/20,62/QĐ-UBND']) {
      expect(await finds(`document=${encodeURIComponent(document)}`)).toEqual([other]);
    }
    expect((await search(subject('chuyển đổi" OR "bão'))).transfers).toEqual([]);
  });

  it('pages through a search and through an inbox, each hit once', async () => {
    const sent = await Promise.all(
      Array.from({ length: 11 }, (_, index) =>
        send(`page-${index}`, ['H26'], { subject: 'Trang giấy', ...written('70') }),
      ),
    );
    for (const transfer of sent) await arrival('H26', transfer);
    await eventually(
      () => search('subject=trang+giay&limit=200'),
      ({ transfers }) => transfers.length === sent.length,
    );
    const found: string[] = [];
    for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null;) {
      const page = await search(`subject=trang+giay&limit=4&before=${before}`);
      expect(page.transfers.length).toBeLessThanOrEqual(4);
      found.push(...page.transfers.map(({ transfer }) => transfer));
      before = page.next;
    }
    expect(found.toSorted()).toEqual(sent.toSorted());
    const pages: number[] = [];
    const sequences: number[] = [];
    for (let after = 'start'; ;) {
      const { body } = await ask('GET', `/v1/agencies/H26/inbox?after=${after}&limit=3`);
      const { entries, next } = body as unknown as { entries: { sequence: number }[]; next: string };
      if (entries.length === 0) break;
      pages.push(entries.length);
      sequences.push(...entries.map(({ sequence }) => sequence));
      after = next;
    }
    expect(sequences).toEqual(sequences.map((_, index) => index));
    expect(pages.slice(0, -1).every((length) => length === 3)).toBe(true);
  });
});
