import { checkWritable } from '@lienthong/edxml';
import type { StatusDraft } from '@lienthong/edxml';
import type { Instant } from '@lienthong/kernel';
import { partyOf } from './party.js';
import { statusMessage } from './status-message.js';

const at = '2026-11-20T01:00:00.000Z' as Instant;
const named = (name: string | undefined) => partyOf('H49.204', { nameOf: () => name }, at);

describe('a party of a message that the hub writes', () => {
  it('bears its name, and none where the register has none', () => {
    expect(named('UBND phường Hồng Gai')).toEqual({ organId: 'H49.204', organName: 'UBND phường Hồng Gai' });
    expect(named(undefined)).toEqual({ organId: 'H49.204' });
  });

  it.each([
    ['UBND\u0000 phường\n Hồng\u001b Gai\uFEFF', 'UBND phường Hồng Gai'],
    [`${'a'.repeat(199)} bc`, 'a'.repeat(199)],
    ['\u0000\u0001', undefined],
    ['\uD800', undefined],
  ])('bears of the name %j what a message can hold', (name, written) => {
    expect(named(name)?.organName).toBe(written);
  });

  it('never makes a message that cannot be written', () => {
    const draft = statusMessage(
      { nameOf: () => `UBND\u0000${'x'.repeat(20_000)}` },
      { from: 'H49.204', addressee: 'G22', head: { documentId: 'G22,2026/11/20,1/TB' }, code: '03', at, told: at },
    );
    expect(checkWritable(draft as StatusDraft).ok).toBe(true);
  });
});
