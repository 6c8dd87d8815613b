import { edxml, recallOf, submit as submitTo, updateOf, wireId } from '../../testing/edxml-messages.js';
import type { MadeUp } from '../../testing/edxml-messages.js';
import { valueOf } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';

const warning = {
  code: 'edxml/original-unknown',
  path: '/edXML/edXMLEnvelope/edXMLHeader/TraceHeaderList/Bussiness',
};
const header = '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader';

/** Submits and waits; answers what became of it. */
const took = async (world: World, message: Parameters<ReturnType<typeof submitTo>>[0], test = false) => {
  const value = valueOf(await submitTo(world)(message, test));
  await world.settle();
  return value;
};
const kinds = async (world: World, agency: string) => (await world.inbox(agency)).map(({ kind }) => kind);

describe('a new document in edXML', () => {
  it('is one transfer, whether it comes once for all recipients or once for each', async () => {
    await using world = await liveWorld();
    const first = await took(world, edxml(['H26', 'H37']));
    const second = await took(world, edxml(['H38']));
    expect(first).toMatchObject({ kind: 'document', repeated: false, receipt: { documentId: wireId, warnings: [] } });
    expect(second).toMatchObject({
      kind: 'document',
      repeated: true,
      receipt: { transfer: first.receipt.transfer, addenda: [{ recipients: ['H38'] }] },
    });
    for (const agency of ['H26', 'H37', 'H38']) expect(await kinds(world, agency)).toEqual(['document']);
  });

  it('with other content under its DocumentId is refused', async () => {
    await using world = await liveWorld();
    await took(world, edxml(['H26']));
    const other = await submitTo(world)(edxml(['H26'], { subject: 'Việc khác' }));
    expect(other).toEqual({
      ok: false,
      refusal: { code: 'transfer/identity-taken', path: '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/DocumentId' },
    });
  });

  it.each([
    [
      'a sender that nobody knows',
      edxml(['H26'], { from: 'X99' }),
      { code: 'sender/unknown', path: `${header}/From/OrganId`, params: { agency: 'X99' } },
    ],
    [
      'a recipient that nobody knows',
      edxml(['H26', 'X99']),
      { code: 'recipient/unknown', path: `${header}/To[2]`, params: { agency: 'X99' } },
    ],
    [
      'a recipient named twice',
      edxml(['H26', 'H26']),
      { code: 'recipient/duplicate', path: `${header}/To[2]`, params: { agency: 'H26' } },
    ],
  ])('is refused for %s', async (_, message, refusal) => {
    await using world = await liveWorld();
    expect(await submitTo(world)(message)).toEqual({ ok: false, refusal });
    expect(await world.all()).toEqual([]);
  });

  it('keeps names, subject and content out of the clear half', async () => {
    await using world = await liveWorld();
    const signer = { fullName: 'Nguyễn Văn Canary' };
    await took(world, edxml(['H26'], { subject: 'Subject Canary', content: 'Content Canary', signer }));
    expect(JSON.stringify(await world.all())).not.toContain('Canary');
  });
});

describe('a recall in edXML', () => {
  const named: [string, MadeUp][] = [
    ['Bussiness/DocumentId', { documentId: 'G22,2026/03/03,13/VPCP-KTTH' }],
    ['its own DocumentId', { business: { documentId: undefined } as never }],
    [
      'ResponseFor',
      { documentId: 'another', business: { documentId: undefined } as never, responseFor: [{ documentId: wireId }] },
    ],
  ];
  it.each(named)('finds its original by %s', async (_, more) => {
    await using world = await liveWorld();
    const { receipt } = await took(world, edxml(['H26', 'H37']));
    expect(await took(world, recallOf(['H26', 'H37'], more))).toMatchObject({
      kind: 'recall',
      receipt: { transfer: receipt.transfer },
    });
    expect(await world.deliveryTypes(receipt.transfer, 'H26')).toEqual(['DeliveryConsigned', 'DeliveryCancelled']);
  });

  it('that comes once per recipient is a request for each; each again is known', async () => {
    await using world = await liveWorld();
    const { receipt } = await took(world, edxml(['H26', 'H37', 'H38']));
    const first = await took(world, recallOf(['H26']));
    expect(await world.deliveryTypes(receipt.transfer, 'H37')).toEqual(['DeliveryConsigned']);
    await took(world, recallOf(['H37']));
    const again = await took(world, recallOf(['H26']));
    expect(again.receipt).toStrictEqual(first.receipt);
    expect(again).toMatchObject({ repeated: true });
    const cancelled = ['DeliveryConsigned', 'DeliveryCancelled'];
    expect(await world.deliveryTypes(receipt.transfer, 'H26')).toEqual(cancelled);
    expect(await world.deliveryTypes(receipt.transfer, 'H37')).toEqual(cancelled);
    expect(await world.deliveryTypes(receipt.transfer, 'H38')).toEqual(['DeliveryConsigned']);
  });

  it('of those who did not get the document is refused', async () => {
    await using world = await liveWorld();
    await took(world, edxml(['H26']));
    const refusal = { code: 'transfer/not-a-recipient', path: `${header}/To`, params: { agency: 'H38' } };
    expect(await submitTo(world)(recallOf(['H38']))).toEqual({ ok: false, refusal });
  });

  it('by another than its sender finds no original', async () => {
    await using world = await liveWorld();
    await took(world, edxml(['H26']));
    expect(await took(world, recallOf(['H26'], { from: 'H37' }))).toMatchObject({
      kind: 'document',
      receipt: { warnings: [warning] },
    });
  });
});

describe('a change whose original is not known', () => {
  it.each([1, 2, 3] as const)('of type %d is delivered as received, with a warning', async (type) => {
    await using world = await liveWorld();
    const replacements = type === 3 ? [{ documentId: 'unknown', organIds: [] }] : [];
    const message = edxml(['H26'], { type, business: { reason: 'x', documentId: 'unknown', replacements } });
    const taken = await took(world, message);
    expect(taken).toMatchObject({ kind: 'document', receipt: { warnings: [warning] } });
    expect(await kinds(world, 'H26')).toEqual(['document']);
    expect((await took(world, message)).receipt).toStrictEqual(taken.receipt);
  });
});

describe('an update in edXML', () => {
  it('of the content asks the recipients; of the recipients only it asks nobody', async () => {
    await using world = await liveWorld();
    await took(world, edxml(['H26', 'H37']));
    await took(world, updateOf(['H26', 'H37'], { subject: 'Đính chính' }));
    expect(await kinds(world, 'H26')).toEqual(['document', 'update']);
    const documentInfo = {
      contentChanged: false,
      receivers: [
        { organId: 'H37', change: 'removed' as const },
        { organId: 'H38', change: 'added' as const },
      ],
    };
    await took(world, updateOf(['H26'], { business: { documentInfo } }));
    expect(await kinds(world, 'H26')).toEqual(['document', 'update']);
    expect(await kinds(world, 'H38')).toEqual(['document']);
    expect((await world.inbox('G22')).map((entry) => 'notice' in entry && entry.notice)).toEqual(['cancelled']);
  });

  it('again is known', async () => {
    await using world = await liveWorld();
    await took(world, edxml(['H26']));
    const first = await took(world, updateOf(['H26'], { subject: 'Đính chính' }));
    const again = await took(world, updateOf(['H26'], { subject: 'Đính chính' }));
    expect(again.receipt).toStrictEqual(first.receipt);
    expect(await kinds(world, 'H26')).toEqual(['document', 'update']);
  });

  it('that asks for something else than the one before is a request of its own', async () => {
    await using world = await liveWorld();
    await took(world, edxml(['H26', 'H37']));
    const receiversOf = (organId: string, change: 'added' | 'removed') => ({
      business: { documentInfo: { contentChanged: false, receivers: [{ organId, change }] } },
    });
    const first = await took(world, updateOf(['H26'], receiversOf('H38', 'added')));
    const second = await took(world, updateOf(['H26'], receiversOf('H37', 'removed')));
    expect(second.receipt).not.toStrictEqual(first.receipt);
    expect(await kinds(world, 'H38')).toEqual(['document']);
    expect((await world.inbox('G22')).map((entry) => 'notice' in entry && entry.notice)).toEqual(['cancelled']);
  });

  it('that comes once per recipient reaches a new recipient too', async () => {
    await using world = await liveWorld();
    await took(world, edxml(['H26']));
    await took(world, updateOf(['H26'], { subject: 'Đính chính' }));
    await took(world, updateOf(['H38'], { subject: 'Đính chính' }));
    expect(await kinds(world, 'H26')).toEqual(['document', 'update']);
    expect(await kinds(world, 'H38')).toEqual(['document']);
  });
});

describe('a replacement in edXML', () => {
  it('opens a transfer that names what it replaces, and tells whom it concerns', async () => {
    await using world = await liveWorld();
    const original = await took(world, edxml(['H26', 'H37']));
    const replacements = [{ documentId: wireId, organIds: ['H26'] }];
    const message = edxml(['H26'], { type: 3, documentId: 'G22,2026/03/05,15/VPCP-KTTH', business: { replacements } });
    const { receipt } = await took(world, message);
    expect(receipt).toMatchObject({ warnings: [] });
    expect(receipt.transfer).not.toBe(original.receipt.transfer);
    expect([...(await kinds(world, 'H26'))].sort()).toEqual(['document', 'document', 'notice']);
    expect(await kinds(world, 'H37')).toEqual(['document']);
    expect(await world.transferTypes(original.receipt.transfer)).toContain('DocumentReplaced');
  });
});

describe('a test message in edXML', () => {
  it.each([0, 1, 2, 3] as const)('of type %d comes back to its sender and changes nothing', async (type) => {
    await using world = await liveWorld();
    const { receipt } = await took(world, edxml(['H26']));
    const before = await world.transferTypes(receipt.transfer);
    const business = { documentId: wireId, reason: 'x', replacements: [{ documentId: wireId, organIds: [] }] };
    await took(world, edxml(['H26'], { type, business, documentId: `test-${type}` }), true);
    expect(await kinds(world, 'H26')).toEqual(['document']);
    expect(await kinds(world, 'G22')).toEqual(['echo']);
    expect(await world.transferTypes(receipt.transfer)).toEqual(before);
  });

  it('does not take the identity of the document that it tries out', async () => {
    await using world = await liveWorld();
    await took(world, edxml(['H26']), true);
    await took(world, edxml(['H26']));
    expect(await kinds(world, 'H26')).toEqual(['document']);
  });
});
