import { Module } from '@nestjs/common';
import type { Principal, Role } from '../auth/principal.js';
import { createEdge } from '../create-edge.js';
import type { Edge } from '../create-edge.js';
import type { EdgeOptions } from '../edge.options.js';
import { createLog } from '../observability/log.js';
import { SampleController } from './sample.controller.js';

@Module({ controllers: [SampleController] })
export class SampleModule {}

export interface SampleEdge extends AsyncDisposable {
  readonly edge: Edge;
  readonly url: string;
  readonly port: number;
  /** Log lines so far. */
  readonly lines: readonly string[];
  revoke(credentialId: string): void;
  /** From now on `stillHolds` says no. */
  expire(): void;
}

const principalOf = (token: string): Principal | undefined => {
  const [role, systemId] = token.split('.');
  const known: Readonly<Record<string, Role>> = { agency: 'agency', operator: 'operator', auditor: 'auditor' };
  const found = known[role ?? ''];
  return found === undefined || systemId === undefined
    ? undefined
    : { role: found, systemId, credentialId: `credential-of-${systemId}` };
};

/** An edge over the sample controller on a free port. Tokens are `<role>.<system id>`. */
export const startSampleEdge = async (options: Partial<EdgeOptions> = {}): Promise<SampleEdge> => {
  const lines: string[] = [];
  let listener: (credentialId: string) => void = () => undefined;
  let holds = true;
  const edge = await createEdge({
    imports: [SampleModule],
    port: 0,
    authenticator: {
      authenticate: principalOf,
      stillHolds: () => holds,
      onRevoked: (called) => {
        listener = called;
        return () => undefined;
      },
    },
    log: createLog({ level: 'debug', to: { write: (line: string) => void lines.push(line) } }),
    ...options,
  });
  const url = await edge.listen();
  return {
    edge,
    url,
    port: Number(new URL(url).port),
    lines,
    revoke: (credentialId) => listener(credentialId),
    expire: () => (holds = false),
    [Symbol.asyncDispose]: () => edge.close(),
  };
};
