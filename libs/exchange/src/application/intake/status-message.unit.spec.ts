import {
  edxml,
  recallOf,
  statusMessage,
  submit,
  tell as tellTo,
  updateOf,
  wireId,
} from '../../testing/edxml-messages.js';
import { valueOf } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { exposeDelivery } from '../delivery/hand-out.js';

const header = '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader';

const sentTo = async (world: World, ...to: readonly string[]): Promise<string> => {
  const { receipt } = valueOf(await submit(world)(edxml(to)));
  await world.settle();
  return receipt.transfer;
};
const told = async (world: World, ...message: Parameters<typeof statusMessage>) => {
  const value = valueOf(await tellTo(world)(statusMessage(...message)));
  await world.settle();
  return value;
};
const refusalOf = async (world: World, ...message: Parameters<typeof statusMessage>) => {
  const outcome = await tellTo(world)(statusMessage(...message));
  return outcome.ok ? undefined : outcome.refusal;
};
const expose = (world: World, transfer: string, agency: string) =>
  exposeDelivery(world.ports)(transfer, agency, 'system-2', world.act());

describe('a status message', () => {
  it('is told to the sender of the newest document of that name that its reporter received', async () => {
    await using world = await liveWorld();
    const transfer = await sentTo(world, 'H26', 'H37');
    expect(await told(world, 'H26', '01')).toMatchObject({ kind: 'status', transfer, agency: 'H26', recorded: true });
    const [entry] = await world.inbox('G22');
    expect(entry).toMatchObject({ kind: 'status', code: '01', from: 'H26', claimedAt: '2026-03-02T02:30:00.000Z' });
  });

  it('again is known by sender, document, code and time', async () => {
    await using world = await liveWorld();
    await sentTo(world, 'H26');
    const first = await told(world, 'H26', '03');
    expect(await told(world, 'H26', '03')).toEqual(first);
    expect(await world.inbox('G22')).toHaveLength(1);
  });

  it('takes the hour of arrival where the message names none that can be read', async () => {
    await using world = await liveWorld();
    await sentTo(world, 'H26');
    await told(world, 'H26', '03', { at: 'hôm qua' });
    expect(await world.inbox('G22')).toMatchObject([{ claimedAt: world.clock.now() }]);
  });

  it('about what its reporter did not receive is refused', async () => {
    await using world = await liveWorld();
    await sentTo(world, 'H26');
    const unknown = { code: 'status/document-unknown', path: `${header}/ResponseFor/DocumentId` };
    expect(await refusalOf(world, 'H37', '01')).toEqual(unknown);
    expect(await refusalOf(world, 'G22', '01')).toEqual(unknown);
    expect(await refusalOf(world, 'H26', '01', { responseFor: { documentId: 'unknown' } })).toEqual(unknown);
    expect(await refusalOf(world, 'X99', '01')).toMatchObject({
      code: 'sender/unknown',
      path: `${header}/From/OrganId`,
    });
  });

  it('that is illegal is refused with its place in the message', async () => {
    await using world = await liveWorld();
    await sentTo(world, 'H26');
    const path = `${header}/StatusCode`;
    expect(await refusalOf(world, 'H26', '15')).toEqual({ code: 'delivery/nothing-to-answer', path });
    await told(world, 'H26', '03');
    expect(await refusalOf(world, 'H26', '02')).toEqual({ code: 'delivery/already-accepted', path });
    expect(await world.inbox('G22')).toHaveLength(1);
  });
});

describe('status 13', () => {
  it('by the sender recalls: from the recipient that it names', async () => {
    await using world = await liveWorld();
    const transfer = await sentTo(world, 'H26', 'H37');
    const outcome = await told(world, 'G22', '13', { addressee: 'H26' });
    expect(outcome).toMatchObject({ kind: 'recall', receipt: { transfer, agencies: ['H26'] } });
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned', 'DeliveryCancelled']);
    expect(await world.deliveryTypes(transfer, 'H37')).toEqual(['DeliveryConsigned']);
  });

  it('is answered the same when it comes again', async () => {
    await using world = await liveWorld();
    const transfer = await sentTo(world, 'H26');
    const first = await told(world, 'G22', '13', { addressee: 'H26' });
    const again = await told(world, 'G22', '13', { addressee: 'H26' });
    expect(again).toStrictEqual(first);
    expect((await world.transferTypes(transfer)).filter((type) => type === 'RecallRequested')).toHaveLength(1);
  });

  it('to each recipient of one document in the same second asks each', async () => {
    await using world = await liveWorld();
    const transfer = await sentTo(world, 'H26', 'H37');
    await told(world, 'G22', '13', { addressee: 'H26' });
    await told(world, 'G22', '13', { addressee: 'H37' });
    expect(await world.deliveryTypes(transfer, 'H37')).toEqual(['DeliveryConsigned', 'DeliveryCancelled']);
  });

  it('by a recipient, or without a reason, is refused', async () => {
    await using world = await liveWorld();
    await sentTo(world, 'H26');
    expect(await refusalOf(world, 'H26', '13')).toMatchObject({ code: 'status/document-unknown' });
    expect(await refusalOf(world, 'G22', '13', { addressee: 'H26', description: ' ' })).toMatchObject({
      code: 'change/reason-required',
    });
    expect(await refusalOf(world, 'G22', '13', { addressee: 'X99' })).toEqual({
      code: 'recipient/unknown',
      params: { agency: 'X99' },
      path: `${header}/ResponseFor/OrganId`,
    });
  });

  it('reaches a recipient that was closed after it had completed', async () => {
    await using world = await liveWorld();
    const transfer = await sentTo(world, 'H26');
    valueOf(await expose(world, transfer, 'H26'));
    await told(world, 'H26', '06');
    world.addressees.hold('H26', { kind: 'succeeded', agency: 'H26', successor: 'H24' });
    expect(await told(world, 'G22', '13', { addressee: 'H26' })).toMatchObject({
      kind: 'recall',
      receipt: { agencies: ['H26'] },
    });
    expect(await world.deliveryTypes(transfer, 'H26')).toContain('RecallAsked');
  });
});

describe('status 15 and 16', () => {
  it('answer the recall first, then the update', async () => {
    await using world = await liveWorld();
    const transfer = await sentTo(world, 'H26');
    valueOf(await expose(world, transfer, 'H26'));
    valueOf(await submit(world)(updateOf(['H26'], { subject: 'Đính chính' })));
    await world.settle();
    valueOf(await submit(world)(recallOf(['H26'])));
    await world.settle();
    await told(world, 'H26', '16', { at: '2026/03/02 10:00:00' });
    await told(world, 'H26', '15', { at: '2026/03/02 10:00:00' });
    const types = await world.deliveryTypes(transfer, 'H26');
    expect(types.slice(2)).toEqual(['UpdateAsked', 'RecallAsked', 'RecallRefused', 'UpdateAgreed']);
    expect((await world.inbox('G22')).map((entry) => entry.kind === 'status' && entry.code)).toEqual(['16', '15']);
  });

  it('that agrees to a recall ends the way: what was said before is history, what is said after is refused', async () => {
    await using world = await liveWorld();
    const transfer = await sentTo(world, 'H26');
    valueOf(await expose(world, transfer, 'H26'));
    await told(world, 'G22', '13', { addressee: 'H26' });
    await told(world, 'H26', '15', { at: '2026/03/02 10:00:00' });
    expect(await told(world, 'H26', '03', { at: '2026/03/02 09:59:00' })).toMatchObject({ recorded: true });
    expect(await refusalOf(world, 'H26', '05', { at: '2026/03/02 10:01:00' })).toMatchObject({
      code: 'delivery/recalled',
    });
    expect((await world.inbox('G22')).at(-1)).toMatchObject({ code: '03', late: true, documentId: wireId });
  });
});
