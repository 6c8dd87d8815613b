import { letter, openBusWorld, SYSTEM } from '../../testing/bus-world.js';
import type { BusWorld, Writing } from '../../testing/bus-world.js';

const type = (name: string): string => `vn.lienthong.${name}.v1`;
const absent = '019a0000-0000-7000-8000-000000000000';
const file = (more: object) => letter(['H26'], { files: [{ name: 'a.pdf', ...more }] });

describe('a record on the bus is refused in its sender’s inbox', () => {
  let world: BusWorld;
  beforeEach(async () => {
    world = await openBusWorld();
    world.addressees.hold('H99', { kind: 'closed', agency: 'H99' });
    await world.start();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const cases: readonly (readonly [string, Writing, object])[] = [
    [
      'a sender who is not the topic’s agency',
      { data: letter(['H37'], { from: 'H26' }) },
      { code: 'bus/foreign-sender', path: '/from' },
    ],
    ['a sender nobody knows', { data: letter(['H26'], { from: 'Z00' }) }, { code: 'sender/unknown', path: '/from' }],
    ['a recipient nobody knows', { data: letter(['Z00']) }, { code: 'recipient/unknown', path: '/to/0' }],
    ['an old code without mapping', { data: letter(['H99']) }, { code: 'recipient/closed', path: '/to/0' }],
    [
      'JSON that is none',
      { data: '{"from":' },
      { code: 'http/malformed-json', path: '/from', params: { line: 1, column: 9 } },
    ],
    [
      'a key twice',
      { data: '{"to":[],"to":[]}' },
      { code: 'http/duplicate-key', path: '/to', params: { line: 1, column: 10 } },
    ],
    ['JSON that is no object', { data: '[]' }, { code: 'http/invalid', errors: [{ path: '', code: 'is-object' }] }],
    ['XML that is none', { contentType: 'application/xml', data: '{}' }, { code: 'edxml/malformed' }],
    [
      'a content type of no command',
      { contentType: 'text/plain', data: 'x' },
      { code: 'http/wrong-type', path: 'datacontenttype' },
    ],
    [
      'a field that does not fit',
      { data: letter(['H26'], { to: 'H26' }) },
      {
        code: 'http/invalid',
        path: '/to',
        errors: expect.arrayContaining([{ path: '/to', code: 'is-array' }]) as object,
      },
    ],
    [
      'two identities',
      { id: 'm-1', data: letter(['H26'], { messageId: 'm-2' }) },
      { code: 'bus/other-identity', path: '/messageId', messageId: 'm-1' },
    ],
    ['a file that is no base64', { data: file({ data: '*' }) }, { code: 'http/invalid', path: '/files/0/data' }],
    [
      'a claim check nobody knows',
      { data: file({ upload: absent, sha256: 'a'.repeat(64) }) },
      { code: 'upload/unknown', path: '/files/0' },
    ],
    [
      'a claim check that is no id of the hub’s',
      { data: file({ upload: 'http://169.254.169.254/', sha256: 'a'.repeat(64) }) },
      { code: 'upload/unknown', path: '/files/0' },
    ],
    [
      'a report on an unknown transfer',
      { type: type('delivery.report'), data: { transfer: absent, status: '01' } },
      { code: 'transfer/unknown', command: 'report' },
    ],
    [
      'a recall that names no transfer',
      { type: type('transfer.recall'), data: { reason: 'x' } },
      { code: 'http/invalid', path: '/transfer' },
    ],
    [
      'an update by edXML',
      { type: type('transfer.update'), contentType: 'application/xml', data: '<a/>' },
      { code: 'http/wrong-type', path: 'datacontenttype' },
    ],
  ];
  it.each(cases)('for %s', async (_, writing, expected) => {
    const answer = await world.ask('G22', writing);
    expect(answer).toMatchObject({ kind: 'refusal', from: 'G22', ...expected });
    expect((await world.all()).filter(({ stream }) => stream.startsWith('transfer-'))).toEqual([]);
    expect(world.deadLetters('G22')).toEqual([]);
  });

  it('when nobody held the bus mandate as it was appended', async () => {
    world.holders.set('G22', undefined);
    expect(await world.ask('G22', { id: 'm-1', data: letter() })).toEqual({
      kind: 'refusal',
      from: 'G22',
      messageId: 'm-1',
      command: 'submit',
      record: { offset: 0, appendedAt: world.clock.now() },
      code: 'bus/no-mandate',
    });
  });

  it('naming its transfer only to a party of it', async () => {
    const first = await world.ask('G22', { data: letter(['H26']) });
    await world.settle();
    const { transfer = '' } = first;
    const data = { transfer, status: '02' };
    const own = await world.ask('H26', { type: type('delivery.report'), data });
    expect(own).toMatchObject({ code: 'delivery/reason-required', transfer });
    const foreign = await world.ask('H37', { type: type('delivery.report'), data });
    expect(foreign).toMatchObject({ kind: 'refusal', code: 'transfer/unknown' });
    expect(foreign).not.toHaveProperty('transfer');
  });

  it('for a claim check of another agency, another system, another hash, another message, another time', async () => {
    const ask = async (agency: string, data: object) => world.ask(agency, { data });
    const claim = ({ upload, sha256 }: { upload: string; sha256: string }, from = 'G22') =>
      letter(from === 'G22' ? ['H26'] : ['G22'], { from, files: [{ name: 'a.pdf', upload, sha256 }] });
    const mine = await world.upload('G22', Buffer.from('một'));
    expect(await ask('H26', claim(mine, 'H26'))).toMatchObject({ code: 'upload/unknown' });
    const others = await world.upload('G22', Buffer.from('hai'), 'another-system');
    expect(await ask('G22', claim(others))).toMatchObject({ code: 'upload/unknown' });
    expect(await ask('G22', claim({ ...mine, sha256: 'b'.repeat(64) }))).toMatchObject({ code: 'upload/wrong-hash' });
    const refused = letter(['Z00'], { files: [{ name: 'a.pdf', upload: mine.upload, sha256: mine.sha256 }] });
    expect(await ask('G22', refused)).toMatchObject({ code: 'recipient/unknown' });
    expect(await ask('G22', claim(mine))).toMatchObject({ kind: 'receipt' });
    expect(await ask('G22', claim(mine))).toMatchObject({ code: 'upload/used' });
    const late = await world.upload('G22', Buffer.from('ba'));
    world.clock.pass(24 * 60);
    expect(await ask('G22', claim(late))).toMatchObject({ code: 'upload/unknown' });
  });

  it('and put among the dead letters when its type is unknown, or known in another version', async () => {
    const unknown = await world.ask('G22', { type: 'vn.lienthong.transfer.shred.v1', data: {} });
    expect(unknown).toMatchObject({ kind: 'refusal', code: 'bus/unknown-type', path: 'type' });
    const later = await world.ask('G22', { id: 'm-2', type: 'vn.lienthong.transfer.submit.v2', data: {} });
    const params = { version: 'v1' };
    expect(later).toMatchObject({ code: 'bus/wrong-version', command: 'submit', messageId: 'm-2', params });
    const letters = world.deadLetters('G22').map(({ headers }) => headers);
    expect(letters.map((of) => [of['__dlq.errors.class'], of['__dlq.errors.code']])).toEqual([
      ['no-handler', 'bus/unknown-type'],
      ['no-handler', 'bus/wrong-version'],
    ]);
  });

  it('and put among the dead letters when it is no CloudEvent, blocking nothing', async () => {
    const headers = { ce_specversion: '0.3' };
    expect(await world.ask('G22', { id: 'm-1', data: letter(), headers })).toEqual({
      kind: 'refusal',
      from: 'G22',
      record: { offset: 0, appendedAt: world.clock.now() },
      code: 'bus/wrong-specversion',
      path: 'specversion',
    });
    expect(await world.ask('G22', { data: null })).toMatchObject({ code: 'bus/tombstone' });
    expect(await world.ask('G22', { data: letter() })).toMatchObject({ kind: 'receipt' });
    expect(world.deadLetters('G22')).toMatchObject([
      {
        headers: {
          ce_id: 'm-1',
          '__dlq.errors.topic': 'lienthong.agency.G22.out',
          '__dlq.errors.offset': '0',
          '__dlq.errors.code': 'bus/wrong-specversion',
          '__dlq.errors.class': 'unreadable',
        },
      },
      { value: null, headers: { '__dlq.errors.offset': '1', '__dlq.errors.code': 'bus/tombstone' } },
    ]);
  });

  it('by the system that held the mandate', async () => {
    const answer = await world.ask('G22', { data: letter() });
    expect(answer).toMatchObject({ outcome: { receipt: { system: SYSTEM } } });
  });
});
