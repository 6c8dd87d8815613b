import { setImmediate as nextTurn } from 'node:timers/promises';
import { Fault, instantOf } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import { issueCredential, registerSystem, revokeCredential } from '../../application/system-commands.js';
import { parseSystemId } from '../../domain/credential-token.js';
import { openTestRegistry } from '../../testing/index.js';
import { createAuthenticator, isRegistryPrincipal } from './principal-authenticator.js';

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

const fixture = async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const clock = { now: (): Instant => instantOf(new Date(now)) };
  const registry = await openTestRegistry([], clock);
  const systemId = value(parseSystemId('qlvb'));
  value(await registerSystem(registry)({ systemId, name: 'Quản lý văn bản', kind: 'tool' }));
  const expiresAt = instantOf(new Date('2026-01-02T00:00:00Z'));
  const credential = value(await issueCredential(registry)({ systemId, role: 'agency', expiresAt }));
  const failures: unknown[] = [];
  let appends = 0;
  let broken = false;
  const append: typeof registry.store.append = (...request) => {
    appends += 1;
    return broken ? Promise.reject(new Fault('store/unavailable', 'full')) : registry.store.append(...request);
  };
  const ports = { ...registry, store: { ...registry.store, append } };
  const authenticator = createAuthenticator(ports, { onFailure: (error) => void failures.push(error) });
  return {
    registry,
    credential,
    authenticator,
    failures,
    appends: () => appends,
    pass: (ms: number) => (now += ms),
    breakStore: (is: boolean) => (broken = is),
    ask: async () => {
      const principal = authenticator.authenticate(credential.token, clock.now());
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
      return principal;
    },
    clock,
  };
};

describe('the edge’s authenticator out of the registry', () => {
  it('knows the holder of a token, and nobody else', async () => {
    const { authenticator, credential, clock } = await fixture();
    expect(authenticator.authenticate(credential.token, clock.now())).toMatchObject({
      systemId: 'qlvb',
      role: 'agency',
      credentialId: credential.credentialId,
    });
    expect(authenticator.authenticate(`${credential.token}x`, clock.now())).toBeUndefined();
  });

  it('notes a system at most once an hour', async () => {
    const { ask, appends, pass } = await fixture();
    await ask();
    await ask();
    pass(3_599_999);
    await ask();
    expect(appends()).toBe(1);
    pass(1);
    await ask();
    expect(appends()).toBe(2);
  });

  it('lets the caller in while the note cannot be written, tells it, and tries again a minute later', async () => {
    const { ask, appends, pass, breakStore, failures } = await fixture();
    breakStore(true);
    expect(await ask()).toBeDefined();
    expect(failures).toMatchObject([{ code: 'store/unavailable' }]);
    pass(59_999);
    await ask();
    expect(appends()).toBe(1);
    breakStore(false);
    pass(1);
    await ask();
    expect(appends()).toBe(2);
    expect(failures).toHaveLength(1);
  });

  it('says that a principal no longer holds once it has expired or was revoked, and tells of the revocation', async () => {
    const { registry, authenticator, credential, ask, clock } = await fixture();
    const principal = await ask();
    if (principal === undefined) throw new Error('not let in');
    expect(isRegistryPrincipal(principal)).toBe(true);
    expect(authenticator.stillHolds?.(principal, clock.now())).toBe(true);
    expect(authenticator.stillHolds?.(principal, instantOf(new Date('2026-01-02T00:00:00Z')))).toBe(false);

    const told: string[] = [];
    const unlisten = authenticator.onRevoked?.((id) => void told.push(id));
    value(await revokeCredential(registry)({ credentialId: credential.credentialId, reason: 'Lộ mã' }));
    expect(told).toEqual([credential.credentialId]);
    expect(authenticator.stillHolds?.(principal, clock.now())).toBe(false);
    unlisten?.();
  });

  it('trusts no principal that it did not make', async () => {
    const { authenticator, credential, clock } = await fixture();
    const stranger = { systemId: 'qlvb', role: 'agency', credentialId: credential.credentialId } as const;
    expect(authenticator.stillHolds?.(stranger, clock.now())).toBe(false);
  });
});
