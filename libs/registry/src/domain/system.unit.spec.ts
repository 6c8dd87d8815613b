import fc from 'fast-check';
import type { Instant } from '@lienthong/kernel';
import { idOf, moment } from '../testing/agency-facts.js';
import { specify } from '../testing/decider-spec.js';
import { parseCredentialId, parseSystemId, parseToken } from './credential-token.js';
import { covers, end, grant, holdsAt } from './mandates.js';
import type { Mandates } from './mandates.js';
import { systemDecider } from './system.js';
import type { Credential, CredentialId, SystemEvent, SystemId } from './system.events.js';

const given = specify(systemDecider.initial, systemDecider.decide, systemDecider.evolve);

const systemId = 'ioffice-h53' as SystemId;
const agency = idOf('H53');
const at = (day: string) => moment(`${day}T00:00:00Z`);
const system: SystemEvent = { type: 'SystemRegistered', data: { systemId, name: 'iOffice', kind: 'platform' } };
const granted = (from: string, to?: string): SystemEvent => ({
  type: 'MandateGranted',
  data: { agency, from: at(from), ...(to === undefined ? {} : { to: at(to) }) },
});
const grantMandate = (from: string, to?: string, standing: 'open' | 'closed' | 'unknown' | 'not-yet' = 'open') =>
  ({
    type: 'GrantMandate',
    mandate: { agency, from: at(from), ...(to === undefined ? {} : { to: at(to) }) },
    standing,
  }) as const;
const credentialId = 'aaaaaaaaaaaaaaaaaaaa' as CredentialId;
const credential: Credential = {
  credentialId,
  secretHash: '0'.repeat(64),
  role: 'agency',
  expiresAt: at('2026-06-01'),
};
const issued: SystemEvent = { type: 'CredentialIssued', data: credential };
const now = at('2026-01-01');

describe('a connected system', () => {
  it('is registered once', () => {
    const register = { type: 'RegisterSystem', systemId, name: 'iOffice', kind: 'platform' } as const;
    given().when(register).then(system);
    given(system).when(register).thenNothing();
    given(system)
      .when({ ...register, name: 'Khác' })
      .thenRefused({ code: 'system/already-registered' });
    given()
      .when({ ...register, name: ' ' })
      .thenRefused({ code: 'system/name-empty', path: 'name' });
  });

  it('takes nothing before it is registered', () => {
    given().when(grantMandate('2025-01-01')).thenRefused({ code: 'system/unknown' });
    given().when({ type: 'IssueCredential', credential, now }).thenRefused({ code: 'system/unknown' });
  });
});

describe('mandates', () => {
  it('are granted with their dates', () => {
    given(system).when(grantMandate('2025-01-01', '2026-01-01')).then(granted('2025-01-01', '2026-01-01'));
    given(system).when(grantMandate('2025-01-01')).then(granted('2025-01-01'));
  });

  it('are no new fact where others cover them, also two together', () => {
    given(system, granted('2025-01-01')).when(grantMandate('2025-02-01', '2025-03-01')).thenNothing();
    given(system, granted('2025-01-01')).when(grantMandate('2025-01-01')).thenNothing();
    given(system, granted('2025-01-01', '2025-06-01'), granted('2025-06-01', '2026-01-01'))
      .when(grantMandate('2025-03-01', '2025-12-01'))
      .thenNothing();
  });

  it('are recorded where they reach beyond what is held', () => {
    given(system, granted('2025-01-01', '2025-06-01'))
      .when(grantMandate('2025-03-01', '2025-12-01'))
      .then(granted('2025-03-01', '2025-12-01'));
    given(system, granted('2025-01-01', '2025-06-01')).when(grantMandate('2025-03-01')).then(granted('2025-03-01'));
    given(system, granted('2025-02-01')).when(grantMandate('2025-01-01')).then(granted('2025-01-01'));
  });

  it('end after they begin', () => {
    given(system).when(grantMandate('2025-01-01', '2025-01-01')).thenRefused({ code: 'mandate/dates', path: 'to' });
  });

  it('need an agency that the register knows', () => {
    given(system)
      .when(grantMandate('2025-01-01', undefined, 'unknown'))
      .thenRefused({ code: 'mandate/agency-unknown', path: 'agency' });
  });

  it('for a closed agency are given for a set time only, to wind up its affairs', () => {
    given(system)
      .when(grantMandate('2025-08-01', undefined, 'closed'))
      .thenRefused({ code: 'mandate/closed-agency-needs-end', path: 'to' });
    given(system)
      .when(grantMandate('2025-08-01', '2026-01-01', 'closed'))
      .then(granted('2025-08-01', '2026-01-01'));
  });

  it('end once, and only where one is left to end', () => {
    const end = { type: 'EndMandate', agency, at: now } as const;
    given(system, granted('2025-01-01'))
      .when(end)
      .then({ type: 'MandateEnded', data: { agency, at: now } });
    given(system, granted('2025-01-01'), { type: 'MandateEnded', data: { agency, at: now } })
      .when(end)
      .thenNothing();
    given(system, granted('2025-01-01', '2025-06-01')).when(end).thenNothing();
    given(system).when(end).thenNothing();
  });

  it('can be granted anew after they ended', () => {
    given(system, granted('2025-01-01'), { type: 'MandateEnded', data: { agency, at: now } })
      .when(grantMandate('2026-02-01'))
      .then(granted('2026-02-01'));
  });

  it('hold exactly where one was granted and none ended', () => {
    const instant = fc.integer({ min: 0, max: 20 }).map((hour) => new Date(hour * 3_600_000).toISOString() as Instant);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('grant' as const), from: instant, to: fc.option(instant, { nil: undefined }) }),
      fc.record({ kind: fc.constant('end' as const), from: instant, to: fc.constant(undefined) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), instant, (steps, probe) => {
        let held: Mandates = new Map();
        let expected = false;
        for (const { kind, from, to } of steps) {
          if (kind === 'end') {
            held = end(held, agency, from);
            expected &&= probe < from;
          } else if (to === undefined || from < to) {
            const mandate = { agency, from, ...(to === undefined ? {} : { to }) };
            held = grant(held, mandate);
            expected ||= from <= probe && (to === undefined || probe < to);
            expect(covers(held, mandate)).toBe(true);
          }
        }
        expect(holdsAt(held, agency, probe)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('credentials', () => {
  it('are issued with an expiry to come, any number beside each other', () => {
    given(system).when({ type: 'IssueCredential', credential, now }).then(issued);
    const second = { ...credential, credentialId: 'bbbbbbbbbbbbbbbbbbbb' as CredentialId };
    given(system, issued)
      .when({ type: 'IssueCredential', credential: second, now })
      .then({ type: 'CredentialIssued', data: second });
  });

  it('are refused with an expiry that has passed, and under a name that is taken', () => {
    given(system)
      .when({ type: 'IssueCredential', credential: { ...credential, expiresAt: now }, now })
      .thenRefused({ code: 'credential/expired', path: 'expiresAt' });
    given(system, issued)
      .when({ type: 'IssueCredential', credential, now })
      .thenRefused({ code: 'credential/already-issued', path: 'credentialId' });
  });

  it('are revoked once', () => {
    const revoke = { type: 'RevokeCredential', credentialId, reason: 'lost', now } as const;
    const revoked: SystemEvent = { type: 'CredentialRevoked', data: { credentialId, at: now, reason: 'lost' } };
    given(system, issued).when(revoke).then(revoked);
    given(system, issued, revoked).when(revoke).thenNothing();
    given(system).when(revoke).thenRefused({ code: 'credential/unknown', path: 'credentialId' });
  });

  it('are noted as seen at most once an hour', () => {
    const seen: SystemEvent = { type: 'SystemSeen', data: { at: now, credentialId } };
    const note = (time: string) =>
      ({ type: 'NoteSystemSeen', credentialId, now: moment(`2026-01-01T${time}Z`) }) as const;
    given(system, issued).when(note('00:00:00')).then(seen);
    given(system, issued, seen).when(note('00:59:59.999')).thenNothing();
    given(system, issued, seen)
      .when(note('01:00:00'))
      .then({ type: 'SystemSeen', data: { at: moment('2026-01-01T01:00:00Z'), credentialId } });
  });
});

describe('tokens and names', () => {
  const secret = 'A-_z'.repeat(10) + 'abc';

  it('takes a secret apart from the credential even where it holds underscores', () => {
    expect(parseToken(`lt_${credentialId}_${secret}`)).toEqual({ credentialId, secret });
  });

  it.each([
    '',
    'lt_',
    `lt_${credentialId}`,
    `lt_${credentialId}_${secret}x`,
    `lt_${credentialId}_${secret.slice(1)}`,
    `lt_${credentialId.slice(1)}_${secret}`,
    `LT_${credentialId}_${secret}`,
    ` lt_${credentialId}_${secret}`,
    `lt_${credentialId}_${secret}\n`,
  ])('takes %j for no token', (text) => {
    expect(parseToken(text)).toBeUndefined();
  });

  it('names systems and credentials in one spelling only', () => {
    expect(parseSystemId('ioffice-h53')).toEqual({ ok: true, value: 'ioffice-h53' });
    for (const text of ['', 'ab', '-abc', 'abc-', 'Abc', 'a_b', 'a b', 'a'.repeat(64)])
      expect(parseSystemId(text)).toEqual({ ok: false, refusal: { code: 'system/id-malformed' } });
    expect(parseCredentialId(credentialId)).toEqual({ ok: true, value: credentialId });
    expect(parseCredentialId('A'.repeat(20))).toEqual({ ok: false, refusal: { code: 'credential/id-malformed' } });
  });
});
