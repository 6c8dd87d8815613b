import { call, json, readRawInbox } from '../../support/api.js';
import { createKit } from '../../support/axis/kit.js';
import type { Row } from '../../support/axis/kit.js';
import { messageSent } from '../../support/axis/read-sent.js';
import { edxmlOf } from '../../support/edxml.js';
import { until } from '../../support/eventually.js';
import { startHubProcess } from '../../support/hub-process.js';
import type { HubProcess } from '../../support/hub-process.js';
import { axisStamps } from '../../delivery/axis/axis-stamps.js';
import { prepareTwoHubs } from '../../delivery/axis/two-hubs.js';
import type { TwoHubs } from '../../delivery/axis/two-hubs.js';

interface Entry {
  readonly kind: string;
  readonly transfer: string;
  readonly from: string;
  readonly code?: string;
  readonly documentId?: string;
  readonly head?: { readonly documentId: string };
}

/** Puts a business type, and what belongs to it, into a document of type 0. */
const ofType = (edxml: string, type: number, more = ''): string =>
  edxml.replace(
    '<edXML:BussinessDocType>0</edXML:BussinessDocType>',
    `<edXML:BussinessDocType>${type}</edXML:BussinessDocType><edXML:BussinessDocReason>Lý do</edXML:BussinessDocReason>${more}`,
  );

describe('a ministry at the axis and a commune at its province, each at its own hub', () => {
  let hubs: TwoHubs;
  let axis: HubProcess;
  let province: HubProcess;
  beforeAll(async () => {
    hubs = await prepareTwoHubs({ pollMs: 50 });
    axis = await startHubProcess({ config: hubs.axis });
    province = await startHubProcess({ config: hubs.province });
  }, 60_000);
  afterAll(async () => {
    await axis[Symbol.asyncDispose]();
    await province[Symbol.asyncDispose]();
    await hubs[Symbol.asyncDispose]();
  });

  const stamp = axisStamps();
  const kit = () => createKit({ ...hubs.ministry, timestamp: stamp() });
  const sendAtAxis = async (edxml: string, type: 'edoc' | 'status' = 'edoc'): Promise<void> => {
    const { json: answer } = await kit().send('G22', Buffer.from(edxml), { messagetype: type });
    expect(answer).toMatchObject({ status: 'OK' });
  };
  const atProvince = (method: string, path: string, init?: RequestInit) =>
    call(hubs.provinceUrl, hubs.local.token, method, path, init);
  const inboxOf = async (agency: string): Promise<readonly Entry[]> =>
    (await readRawInbox(hubs.provinceUrl, hubs.local.token, agency)).map(({ entry }) => entry as unknown as Entry);
  const arrives = async (agency: string, fits: (entry: Entry) => boolean): Promise<Entry> => {
    await until(async () => (await inboxOf(agency)).some(fits));
    return (await inboxOf(agency)).find(fits) as Entry;
  };
  /** What the ministry's list holds of a kind, fetched and acknowledged. */
  const takenAtAxis = async (type: 'edoc' | 'status', fits: (edxml: string) => boolean): Promise<string> => {
    let found: string | undefined;
    await until(async () => {
      const rows: readonly Row[] = await kit().list(type);
      for (const { docId = '' } of rows) {
        const { json: fetched } = await kit().getEdoc(docId);
        const edxml = Buffer.from(String(fetched['data']), 'base64').toString();
        if (!fits(edxml)) continue;
        found = edxml;
        await kit().updateStatus(docId, 'done');
      }
      return found !== undefined;
    });
    return found ?? '';
  };
  const report = async (transfer: string, messageId: string, status: string): Promise<void> => {
    const said = json({ messageId, status });
    const answer = await atProvince('POST', `/v1/deliveries/${transfer}/H49.204/status`, said);
    expect(answer.status).toBe(200);
  };

  it('have what the ministry sent byte for byte, unchanged by the way', async () => {
    const documentId = 'G22,2026/11/20,501/TB';
    const edxml = edxmlOf({ from: 'G22', to: ['H49.204'], documentId });
    await sendAtAxis(edxml);
    const { transfer } = await arrives('H49.204', ({ head }) => head?.documentId === documentId);
    const { body } = await atProvince('GET', `/v1/transfers/${transfer}/edxml`);
    expect(body['text']).toBe(edxml);
  });

  it('have an update of the ministry applied at the commune, and its answer 15 at the ministry', async () => {
    const documentId = 'G22,2026/11/20,502/TB';
    const edxml = edxmlOf({ from: 'G22', to: ['H49.204'], documentId });
    await sendAtAxis(edxml);
    const { transfer } = await arrives('H49.204', ({ head }) => head?.documentId === documentId);
    await atProvince('GET', `/v1/transfers/${transfer}/edxml`);
    await report(transfer, 'u-01', '01');
    const info =
      '<edXML:BussinessDocumentInfo><edXML:DocumentInfo>1</edXML:DocumentInfo><edXML:DocumentReceiver>0</edXML:DocumentReceiver></edXML:BussinessDocumentInfo>';
    const changed = ofType(edxmlOf({ from: 'G22', to: ['H49.204'], documentId, subject: 'Bản đính chính' }), 2, info);
    await sendAtAxis(changed);
    await arrives('H49.204', (entry) => entry.kind === 'update' && entry.transfer === transfer);
    const { body } = await atProvince('GET', `/v1/transfers/${transfer}/edxml`);
    expect(body['text']).toContain('Bản đính chính');
    await atProvince('POST', `/v1/deliveries/${transfer}/H49.204/answer`, json({ messageId: 'u-15', agreed: true }));
    await takenAtAxis('status', (status) => status.includes(documentId) && status.includes('>15<'));
  });

  it('have a replacement of the ministry told to the commune', async () => {
    const replaced = 'G22,2026/11/20,501/TB';
    const documentId = 'G22,2026/11/20,503/TB';
    const info = `<edXML:ReplacementInfoList><edXML:ReplacementInfo><edXML:DocumentId>${replaced}</edXML:DocumentId><edXML:OrganIdList><edXML:OrganId>H49.204</edXML:OrganId></edXML:OrganIdList></edXML:ReplacementInfo></edXML:ReplacementInfoList>`;
    await sendAtAxis(ofType(edxmlOf({ from: 'G22', to: ['H49.204'], documentId }), 3, info));
    await arrives('H49.204', ({ head }) => head?.documentId === documentId);
    await arrives('H49.204', ({ kind, documentId: told }) => kind === 'notice' && told === replaced);
  });

  it('have an update, a replacement and a recall of the province at the ministry, as their types', async () => {
    const document = { subject: 'Báo cáo', number: '601', notation: 'BC', promulgatedOn: '2026-11-20' };
    const body = json({ messageId: 'p-601', from: 'H49', to: ['G22'], document });
    const sent = await atProvince('POST', '/v1/transfers', body);
    const { transfer, documentId } = sent.body['receipt'] as { transfer: string; documentId: string };
    const original = await takenAtAxis('edoc', (edxml) => edxml.includes(documentId));
    expect(await messageSent({ edxml: original })).toMatchObject({ business: { type: 0 }, documentId });

    const update = {
      messageId: 'p-601-u',
      reason: 'Đính chính',
      document: { ...document, subject: 'Báo cáo bổ sung' },
    };
    await atProvince('POST', `/v1/transfers/${transfer}/update`, json(update));
    const updated = await takenAtAxis('edoc', (edxml) => edxml.includes('Báo cáo bổ sung'));
    expect(await messageSent({ edxml: updated })).toMatchObject({ business: { type: 2 }, documentId });

    const replacement = { messageId: 'p-602', document: { ...document, number: '602', subject: 'Báo cáo thay thế' } };
    await atProvince('POST', `/v1/transfers/${transfer}/replace`, json(replacement));
    const replacing = await takenAtAxis('edoc', (edxml) => edxml.includes('Báo cáo thay thế'));
    expect(await messageSent({ edxml: replacing })).toMatchObject({
      business: { type: 3, replacements: [{ documentId }] },
    });

    await atProvince(
      'POST',
      `/v1/transfers/${transfer}/recall`,
      json({ messageId: 'p-601-r', reason: 'Sai thể thức' }),
    );
    const recalling = await takenAtAxis('edoc', (edxml) => edxml.includes('>1</edXML:BussinessDocType>'));
    expect(await messageSent({ edxml: recalling })).toMatchObject({ business: { type: 1, documentId } });
  });

  it('learn each other’s registers without a contradiction, with both generations of codes', async () => {
    const operator = hubs.operators.province;
    const path = '/v1/axes/truc/sync';
    expect((await call(hubs.provinceUrl, operator, 'POST', path)).status).toBe(202);
    let body: Record<string, unknown> = {};
    await until(async () => {
      ({ body } = await call(hubs.provinceUrl, operator, 'GET', path));
      return body['state'] !== 'running';
    });
    const lists = body['lists'] as { outcome: string; counts: { contradicted: number; rows: number } }[];
    expect(body['state']).toBe('done');
    expect(lists.map(({ outcome, counts }) => [outcome, counts.contradicted])).toEqual([
      ['done', 0],
      ['done', 0],
      ['done', 0],
    ]);
    expect(lists[0]?.counts.rows).toBeGreaterThan(50);
  });
});
