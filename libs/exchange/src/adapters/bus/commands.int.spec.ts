import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { readInbox } from '../../application/inbox/window.js';
import { letter, openBusWorld, SYSTEM } from '../../testing/bus-world.js';
import type { Answered, BusWorld } from '../../testing/bus-world.js';

const type = (name: string): string => `vn.lienthong.${name}.v1`;

const transferOf = (answer: Answered): string => {
  if (answer.kind === 'refusal') throw new Error(`Refused: ${answer.code} ${answer.path ?? ''}`);
  if (answer.transfer === undefined) throw new Error('Not about a transfer');
  return answer.transfer;
};

const sent = async (world: BusWorld, more: object = {}, id = 'm-1'): Promise<string> => {
  const transfer = transferOf(await world.ask('G22', { id, data: letter(['H26'], more) }));
  await world.settle();
  return transfer;
};

const edxmlOf = async (name: string): Promise<string> =>
  readFile(new URL(`../../../../../apps/cli/fixtures/edxml/${name}.edxml`, import.meta.url), 'utf8');

describe('over the bus', () => {
  let world: BusWorld;
  beforeEach(async () => {
    world = await openBusWorld();
    await world.start();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  it('a document is submitted, and its receipt is in the sender’s own inbox', async () => {
    const answer = await world.ask('G22', { id: 'm-1', data: letter() });
    expect(answer).toMatchObject({
      kind: 'receipt',
      from: 'G22',
      messageId: 'm-1',
      command: 'submit',
      record: { offset: 0 },
      outcome: { kind: 'document', receipt: { sender: 'G22', system: SYSTEM, recipients: ['H26'] } },
    });
    await world.settle();
    expect(await world.inbox('H26')).toMatchObject([{ kind: 'document', transfer: transferOf(answer), from: 'G22' }]);
  });

  it('a receipt holds nothing personal in clear, and shows names and hashes beside the entry', async () => {
    const data = Buffer.from('Quyết định số 12').toString('base64');
    const name = 'Quyet-dinh-Nguyen-Van-A.pdf';
    const answer = await world.ask('G22', { data: letter(['H26'], { files: [{ name, data }] }) });
    expect(answer.kind).toBe('receipt');
    const stored = JSON.stringify(answer);
    expect(stored).not.toContain('Nguyen-Van-A');
    expect(stored).not.toContain('hội nghị');
    const page = await readInbox(world.ports)('G22', -1, 10);
    const sha256 = createHash('sha256').update('Quyết định số 12').digest('hex');
    expect(page.entries[0]?.content?.attachments).toEqual([{ name, sha256, size: 23 }]);
    expect(page.entries[0]?.subject).toBe('Về việc chuẩn bị hội nghị');
  });

  it('the trace that the producer began goes on in the facts', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { ce_traceparent: `00-${trace}-00f067aa0ba902b7-01` };
    const transfer = transferOf(await world.ask('G22', { data: letter(), headers }));
    const [first] = (await world.all()).filter(({ stream }) => stream === `transfer-${transfer}`);
    expect(first?.meta.correlation).toBe(trace);
    expect(first?.meta.by).toEqual({ role: 'sender', system: SYSTEM, agency: 'G22' });
  });

  it('a status is reported on one’s own delivery', async () => {
    const transfer = await sent(world);
    const answer = await world.ask('H26', { type: type('delivery.report'), data: { transfer, status: '01' } });
    expect(answer).toMatchObject({
      kind: 'receipt',
      command: 'report',
      transfer,
      outcome: { kind: 'status', agency: 'H26', status: '01', recorded: true },
    });
    expect(await world.deliveryTypes(transfer, 'H26')).toContain('DeliveryArrived');
  });

  it('a status message names its document as the wire does', async () => {
    const transfer = await sent(world);
    const documentId = 'G22,2026/03/02,12/VPCP-KTTH';
    const data = { kind: 'status', from: 'H26', documentId, status: '03' };
    expect(await world.ask('H26', { data })).toMatchObject({ kind: 'receipt', command: 'submit', transfer });
  });

  it('a document is recalled, updated and replaced by its sender', async () => {
    const transfer = await sent(world);
    const updated = await world.ask('G22', {
      type: type('transfer.update'),
      data: { transfer, reason: 'Thêm nơi nhận', addRecipients: ['H37'] },
    });
    expect(updated).toMatchObject({ command: 'update', transfer, outcome: { kind: 'update' } });
    const unfit = await world.ask('G22', {
      type: type('transfer.update'),
      data: { transfer, reason: 'Đính chính', document: { subject: 'Không số' } },
    });
    const warnings = [{ code: 'edxml/not-writable', path: '/document/number' }];
    expect(unfit).toMatchObject({ outcome: { kind: 'update', warnings } });
    const replaced = await world.ask('G22', {
      type: type('transfer.replace'),
      data: { transfer, document: letter().document },
    });
    expect(replaced).toMatchObject({ command: 'replace', outcome: { kind: 'document' } });
    expect(transferOf(replaced)).not.toBe(transfer);
    const recalled = await world.ask('G22', {
      type: type('transfer.recall'),
      data: { transfer, reason: 'Sai thể thức' },
    });
    expect(recalled).toMatchObject({ command: 'recall', transfer, outcome: { kind: 'recall' } });
    await world.settle();
    expect(await world.deliveryTypes(transfer, 'H26')).toContain('DeliveryCancelled');
  });

  it('a recall is agreed to by its recipient', async () => {
    const transfer = await sent(world);
    await world.ask('H26', { type: type('delivery.report'), data: { transfer, status: '03' } });
    await world.ask('G22', { type: type('transfer.recall'), data: { transfer, reason: 'Sai thể thức' } });
    await world.settle();
    const agreed = await world.ask('H26', { type: type('delivery.report'), data: { transfer, status: '15' } });
    expect(agreed).toMatchObject({ kind: 'receipt', outcome: { kind: 'status', status: '15' } });
    expect(await world.deliveryTypes(transfer, 'H26')).toContain('RecallAgreed');
  });

  it('an edXML message goes as it is, or ahead over HTTP when it is big', async () => {
    const to = (await edxmlOf('01-moi'))
      .replaceAll('000.00.00.A97', 'G22')
      .replaceAll('000.00.77.H49', 'H26')
      .replaceAll('H49.77.05', 'H37');
    const plain = await world.ask('G22', { contentType: 'application/edxml+xml', data: to });
    expect(plain).toMatchObject({ kind: 'receipt', command: 'submit', outcome: { kind: 'document' } });
    const { upload, sha256 } = await world.upload('G22', Buffer.from(to));
    const claimed = await world.ask('G22', { data: { edxml: { upload, sha256 } } });
    expect(claimed).toMatchObject({ kind: 'receipt', transfer: transferOf(plain) });
  });

  it('a file that went ahead over HTTP becomes the transfer’s own, under its key', async () => {
    const bytes = Buffer.from('Phụ lục kèm theo');
    const { upload, sha256 } = await world.upload('G22', bytes);
    const files = [{ name: 'phu-luc.pdf', upload, sha256 }];
    const transfer = transferOf(await world.ask('G22', { data: letter(['H26'], { files }) }));
    const [first] = (await world.all()).filter(({ stream }) => stream === `transfer-${transfer}`);
    const key = await world.ports.keyring.dataKey(first?.meta.key ?? '');
    const [part] = first?.data['attachments'] as unknown as readonly { ref: never }[];
    const open = key && part && (await world.blobs.open(part.ref, key));
    const read: Uint8Array[] = [];
    for await (const chunk of open?.stream ?? []) read.push(chunk);
    expect(Buffer.concat(read).equals(bytes)).toBe(true);
  });
});
