import type { Clock, Instant } from '@lienthong/kernel';
import { parseSystemId } from '../domain/credential-token.js';
import type { CredentialId, SystemId } from '../domain/system.events.js';
import { idOf, moment, openTestRegistry } from '../testing/index.js';
import type { TestRegistry } from '../testing/index.js';
import type { AgencyRecord } from './agency-record.js';
import type { Revocation } from './principals.js';
import {
  endMandate,
  grantMandate,
  issueCredential,
  noteSystemSeen,
  registerSystem,
  revokeCredential,
} from './system-commands.js';

const RECORDS: readonly AgencyRecord[] = [
  { code: 'H53', name: 'UBND tỉnh Tây Ninh', level: 'province', from: '2020-01-01', source: 'test' },
  {
    code: 'H39',
    name: 'UBND tỉnh Long An',
    level: 'province',
    from: '2020-01-01',
    source: 'test',
    closed: { from: '2025-07-01', successors: [{ agency: 'H53', scope: { kind: 'everything' } }] },
  },
];

const systemId = ((): SystemId => {
  const parsed = parseSystemId('ioffice-h53');
  if (!parsed.ok) throw new TypeError('Not a system id');
  return parsed.value;
})();

const handClock = (start: string): Clock & { set(text: string): void } => {
  let now = moment(start);
  return { now: () => now, set: (text) => (now = moment(text)) };
};

const JANUARY = '2026-01-01T00:00:00Z';
const EXPIRY = moment('2026-06-01T00:00:00Z');

const open = async () => {
  const clock = handClock(JANUARY);
  const ports = await openTestRegistry(RECORDS, clock);
  await registerSystem(ports)({ systemId, name: 'iOffice', kind: 'platform' });
  return { ports, clock, [Symbol.asyncDispose]: () => ports[Symbol.asyncDispose]() };
};

const issue = async (ports: TestRegistry, role: 'agency' | 'operator' | 'auditor' = 'agency') => {
  const issued = await issueCredential(ports)({ systemId, role, expiresAt: EXPIRY });
  if (!issued.ok) throw new TypeError(issued.refusal.code);
  return issued.value;
};

const authenticate = ({ registry: { principals }, clock }: TestRegistry, token: string) =>
  principals.authenticate(token, clock.now());

describe('authenticating', () => {
  it('knows the system and role of a token until it expires', async () => {
    await using opened = await open();
    const { ports, clock } = opened;
    const { token, credentialId } = await issue(ports, 'auditor');
    expect(authenticate(ports, token)).toMatchObject({ systemId, credentialId, role: 'auditor', expiresAt: EXPIRY });
    clock.set('2026-05-31T23:59:59.999Z');
    expect(authenticate(ports, token)).toBeDefined();
    clock.set('2026-06-01T00:00:00Z');
    expect(authenticate(ports, token)).toBeUndefined();
  });

  it('answers nothing to a wrong secret, a strange credential, and no token at all', async () => {
    await using opened = await open();
    const { ports } = opened;
    const { token } = await issue(ports);
    const other = await issue(ports);
    const tampered = token.slice(0, 30) + (token[30] === 'A' ? 'B' : 'A') + token.slice(31);
    const swapped = token.slice(0, 24) + other.token.slice(24);
    for (const text of [tampered, swapped, `lt_${'0'.repeat(20)}_${token.slice(24)}`, '', 'Bearer x'])
      expect(authenticate(ports, text)).toBeUndefined();
  });

  it('keeps working through a rotation, and ends with the revocation', async () => {
    await using opened = await open();
    const { ports } = opened;
    const first = await issue(ports);
    const second = await issue(ports);
    const principal = authenticate(ports, first.token);
    expect([authenticate(ports, first.token), authenticate(ports, second.token)]).not.toContain(undefined);
    await revokeCredential(ports)({ credentialId: first.credentialId, reason: 'rotation' });
    expect(authenticate(ports, first.token)).toBeUndefined();
    expect(authenticate(ports, second.token)).toBeDefined();
    expect(principal !== undefined && ports.registry.principals.isValid(principal, ports.clock.now())).toBe(false);
  });

  it('tells every listener of a revocation once, and none that left', async () => {
    await using opened = await open();
    const { ports } = opened;
    const { credentialId } = await issue(ports);
    const heard: Revocation[] = [];
    const left: Revocation[] = [];
    ports.registry.principals.onRevoked((revocation) => heard.push(revocation));
    ports.registry.principals.onRevoked((revocation) => left.push(revocation))();
    const revoked = await revokeCredential(ports)({ credentialId, reason: 'lost' });
    await revokeCredential(ports)({ credentialId, reason: 'lost again' });
    await ports.registry.caughtUp((revoked.ok && revoked.value.position) || 0);
    expect(heard).toEqual([{ systemId, credentialId, at: moment(JANUARY) }]);
    expect(left).toEqual([]);
  });

  it('refuses to revoke what was never issued', async () => {
    await using opened = await open();
    const { ports } = opened;
    expect(await revokeCredential(ports)({ credentialId: '0'.repeat(20) as CredentialId, reason: 'x' })).toEqual({
      ok: false,
      refusal: { code: 'credential/unknown', path: 'credentialId' },
    });
  });

  it('writes no secret into any event', async () => {
    await using opened = await open();
    const { ports } = opened;
    const { token } = await issue(ports);
    const { events } = await ports.store.readAll({ after: 0, limit: 1_000 });
    const written = JSON.stringify(events);
    const secret = token.slice(24);
    expect(secret).toHaveLength(43);
    expect(written).not.toContain(secret);
    expect(written).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
    expect(written).toContain('secretHash');
    expect(JSON.stringify(ports.registry.principals.systems())).not.toContain('secretHash');
  });
});

describe('acting for an agency', () => {
  const ASKED = moment('2026-01-02T00:00:00Z');

  it('needs a mandate that holds at the instant', async () => {
    await using opened = await open();
    const { ports } = opened;
    const principal = authenticate(ports, (await issue(ports)).token);
    if (principal === undefined) throw new TypeError('not authenticated');
    const may = (instant: Instant) => ports.registry.principals.mayActFor(principal, idOf('H53'), instant);
    expect(may(ASKED)).toBe(false);
    await grantMandate(ports)({
      systemId,
      agency: idOf('H53'),
      from: moment(JANUARY),
      to: moment('2026-02-01T00:00:00Z'),
    });
    expect(may(ASKED)).toBe(true);
    expect(may(moment('2025-12-31T23:59:59.999Z'))).toBe(false);
    expect(may(moment('2026-01-31T23:59:59.999Z'))).toBe(true);
    expect(may(moment('2026-02-01T00:00:00Z'))).toBe(false);
    expect(ports.registry.principals.mayActFor(principal, idOf('H39'), ASKED)).toBe(false);
  });

  it('ends for those who are already connected', async () => {
    await using opened = await open();
    const { ports } = opened;
    await grantMandate(ports)({ systemId, agency: idOf('H53'), from: moment(JANUARY) });
    const principal = authenticate(ports, (await issue(ports)).token);
    if (principal === undefined) throw new TypeError('not authenticated');
    await endMandate(ports)({ systemId, agency: idOf('H53') });
    expect(ports.registry.principals.mayActFor(principal, idOf('H53'), ASKED)).toBe(false);
  });

  it('is not for operators and auditors', async () => {
    await using opened = await open();
    const { ports } = opened;
    await grantMandate(ports)({ systemId, agency: idOf('H53'), from: moment(JANUARY) });
    for (const role of ['operator', 'auditor'] as const) {
      const principal = authenticate(ports, (await issue(ports, role)).token);
      expect(principal !== undefined && ports.registry.principals.mayActFor(principal, idOf('H53'), ASKED)).toBe(false);
    }
  });

  it('is granted for a closed agency only until a set day', async () => {
    await using opened = await open();
    const { ports } = opened;
    expect(await grantMandate(ports)({ systemId, agency: idOf('H39'), from: moment(JANUARY) })).toEqual({
      ok: false,
      refusal: { code: 'mandate/closed-agency-needs-end', path: 'to' },
    });
    const until = { systemId, agency: idOf('H39'), from: moment(JANUARY), to: EXPIRY };
    expect(await grantMandate(ports)(until)).toMatchObject({ ok: true, value: { events: ['MandateGranted'] } });
    expect(await grantMandate(ports)({ ...until, agency: idOf('H99') })).toEqual({
      ok: false,
      refusal: { code: 'mandate/agency-unknown', path: 'agency' },
    });
  });
});

describe('the last sign of life', () => {
  it('is recorded at most once an hour, by the hub', async () => {
    await using opened = await open();
    const { ports, clock } = opened;
    const principal = authenticate(ports, (await issue(ports)).token);
    if (principal === undefined) throw new TypeError('not authenticated');
    expect(await noteSystemSeen(ports)(principal)).toMatchObject({ value: { events: ['SystemSeen'] } });
    clock.set('2026-01-01T00:30:00Z');
    expect(await noteSystemSeen(ports)(principal)).toEqual({ ok: true, value: { events: [] } });
    expect(ports.registry.principals.system(systemId)?.seenAt).toBe(moment(JANUARY));
    clock.set('2026-01-01T01:00:00Z');
    expect(await noteSystemSeen(ports)(principal)).toMatchObject({ value: { events: ['SystemSeen'] } });
  });
});
