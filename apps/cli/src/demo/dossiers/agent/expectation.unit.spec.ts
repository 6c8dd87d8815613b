import type { WindowEntry } from '@lienthong/client';
import { fitsDossier } from './expectation.js';

const window = (entry: object): WindowEntry => ({
  sequence: 0,
  cursor: 'e:0',
  placedAt: '2026-11-23T01:00:00.000Z',
  entry: entry as WindowEntry['entry'],
  subject: null,
  content: null,
  reason: null,
  damaged: false,
  tombstone: null,
});

const CODE = 'H49.204-261123-0001';
const task = window({ kind: 'task', what: 'start', code: CODE, leg: 'bhyt' });
const resent = window({ kind: 'reconciliation', what: 'resend', run: 'r', records: [{ status: '9' }] });

describe('an entry about dossiers that is waited for', () => {
  it('fits in all that is named, whatever else it says', () => {
    expect(fitsDossier(task, { kind: 'task', what: 'start', code: CODE })).toBe(true);
    expect(fitsDossier(task, { kind: 'task', what: 'start', code: CODE, leg: 'bhyt' })).toBe(true);
  });

  it('does not fit in part', () => {
    expect(fitsDossier(task, { kind: 'task', what: 'start', code: CODE, leg: 'thuong-tru' })).toBe(false);
    expect(fitsDossier(task, { kind: 'task', what: 'correct', code: CODE, leg: 'bhyt' })).toBe(false);
    expect(fitsDossier(task, { kind: 'task', what: 'start', code: 'H49.204-261123-0002' })).toBe(false);
  });

  it('brings the status that is waited for, or does not fit', () => {
    const wanted = { kind: 'reconciliation', what: 'resend', run: 'r' } as const;
    expect(fitsDossier(resent, { ...wanted, status: '9' })).toBe(true);
    expect(fitsDossier(resent, { ...wanted, status: '10' })).toBe(false);
    expect(fitsDossier(task, { ...wanted, status: '9' })).toBe(false);
  });
});
