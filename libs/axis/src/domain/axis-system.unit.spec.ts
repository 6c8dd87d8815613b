import type { Instant } from '@lienthong/kernel';
import { axisSystemDecider, holdsAt, isAxisName } from './axis-system.js';
import type { AxisName, AxisSecretId, AxisSystem, AxisSystemCommand, AxisSystemEvent } from './axis-system.js';

const now = '2026-11-22T01:00:00.000Z' as Instant;
const secretOf = (id: string, expiresAt = '2027-11-22T01:00:00.000Z') => ({
  secretId: id as AxisSecretId,
  systemId: 'qlvb',
  axisName: 'VN.QLVB' as AxisName,
  expiresAt: expiresAt as Instant,
});
const issued = (id: string, expiresAt?: string): AxisSystemEvent => ({
  type: 'AxisSecretIssued',
  data: secretOf(id, expiresAt),
  personal: { secret: 's' },
});
const revoked = (id: string): AxisSystemEvent => ({
  type: 'AxisSecretRevoked',
  data: { secretId: id as AxisSecretId, at: now, reason: 'Lộ khóa' },
});
const after = (...events: readonly AxisSystemEvent[]): AxisSystem =>
  events.reduce(axisSystemDecider.evolve, axisSystemDecider.initial);
const issue = (more: Partial<Extract<AxisSystemCommand, { type: 'IssueSecret' }>> = {}): AxisSystemCommand => ({
  type: 'IssueSecret',
  issued: secretOf('c'),
  secret: 's',
  now,
  nameTaken: false,
  ...more,
});
const revoke = (id: string): AxisSystemCommand => ({
  type: 'RevokeSecret',
  secretId: id as AxisSecretId,
  reason: 'Lộ khóa',
  now,
});

describe('the secrets of a system', () => {
  it('are two during a rotation and never three', () => {
    expect(axisSystemDecider.decide(issue(), after(issued('a')))).toMatchObject({ accepted: true });
    expect(axisSystemDecider.decide(issue(), after(issued('a'), issued('b')))).toEqual({
      accepted: false,
      refusal: { code: 'axis/two-secrets' },
    });
  });

  it('that were revoked or have expired leave room for another', () => {
    for (const state of [
      after(issued('a'), issued('b'), revoked('a')),
      after(issued('a', '2026-11-22T01:00:00.000Z'), issued('b')),
    ]) {
      expect(axisSystemDecider.decide(issue(), state)).toMatchObject({ accepted: true });
    }
  });

  it('are not issued under another system’s name, nor expired', () => {
    expect(axisSystemDecider.decide(issue({ nameTaken: true }), after())).toMatchObject({
      refusal: { code: 'axis/name-taken' },
    });
    expect(axisSystemDecider.decide(issue({ issued: secretOf('c', now) }), after())).toMatchObject({
      refusal: { code: 'credential/expired' },
    });
  });

  it('are revoked once, and only where they were issued', () => {
    const state = after(issued('a'));
    expect(axisSystemDecider.decide(revoke('a'), state)).toMatchObject({ events: [{ type: 'AxisSecretRevoked' }] });
    expect(axisSystemDecider.decide(revoke('a'), after(issued('a'), revoked('a')))).toEqual({
      accepted: true,
      events: [],
    });
    expect(axisSystemDecider.decide(revoke('b'), state)).toEqual({
      accepted: false,
      refusal: { code: 'axis/secret-unknown' },
    });
  });

  it('hold from their issue until they expire or are revoked', () => {
    const [held] = after(issued('a')).values();
    const [gone] = after(issued('a'), revoked('a')).values();
    expect(held && holdsAt(held, now)).toBe(true);
    expect(held && holdsAt(held, '2027-11-22T01:00:00.000Z' as Instant)).toBe(false);
    expect(gone && holdsAt(gone, now)).toBe(false);
  });
});

describe('the name of a system on the axis', () => {
  it.each(['vn.qlvb', 'VPCP_QLVB-01', '000.00.00.H49'])('is %s', (text) => expect(isAxisName(text)).toBe(true));
  it.each(['', 'ab', 'có dấu', 'a b c', 'x'.repeat(101)])('is not %j', (text) => expect(isAxisName(text)).toBe(false));
});
