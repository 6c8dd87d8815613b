import { Fault, instantOf, systemClock } from '@lienthong/kernel';
import type { Clock, Outcome } from '@lienthong/kernel';
import { createEdge, createLog } from '@lienthong/http-edge';
import type { Edge } from '@lienthong/http-edge';
import type { AgencyRecord } from '../../../application/agency-record.js';
import { issueCredential, registerSystem } from '../../../application/system-commands.js';
import { parseSystemId } from '../../../domain/credential-token.js';
import type { SystemRole } from '../../../domain/system.events.js';
import { RegistryModule } from '../../../registry.module.js';
import { openTestRegistry } from '../../../testing/index.js';
import type { TestRegistry } from '../../../testing/index.js';
import { createAuthenticator } from '../principal-authenticator.js';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Record<string, unknown>;
}

export interface RegistryEdge extends AsyncDisposable {
  readonly registry: TestRegistry;
  readonly edge: Edge;
  readonly failures: readonly unknown[];
  /** A fresh token of a system of that role. */
  token(role: SystemRole, systemId?: string): Promise<string>;
  call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    token: string | undefined,
    body?: unknown,
  ): Promise<Answer>;
}

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Fault('registry/test-edge', outcome.refusal.code);
  return outcome.value;
};

/** The registry behind the real edge, on loopback, over a store in memory. */
export const startRegistryEdge = async (
  records: readonly AgencyRecord[] = [],
  clock: Clock = systemClock,
): Promise<RegistryEdge> => {
  const registry = await openTestRegistry(records, clock);
  const failures: unknown[] = [];
  const edge = await createEdge({
    imports: [RegistryModule.with(registry)],
    authenticator: createAuthenticator(registry, { onFailure: (error) => void failures.push(error) }),
    port: 0,
    log: createLog({ level: 'silent' }),
    clock,
  });
  const url = await edge.listen();
  return {
    registry,
    edge,
    failures,
    token: async (role, id = `${role}-tool`) => {
      const systemId = value(parseSystemId(id));
      value(await registerSystem(registry)({ systemId, name: id, kind: 'tool' }));
      const expiresAt = instantOf(new Date(Date.parse(clock.now()) + 3_600_000));
      return value(await issueCredential(registry)({ systemId, role, expiresAt })).token;
    },
    call: async (method, path, token, body) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        body: (await response.json()) as Record<string, unknown>,
      };
    },
    [Symbol.asyncDispose]: async () => {
      await edge.close();
      await registry[Symbol.asyncDispose]();
    },
  };
};
