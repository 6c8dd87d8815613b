import { hash } from 'node:crypto';
import type { Outcome } from '@lienthong/kernel';
import { ok } from '@lienthong/kernel';
import { idempotencyKeyDecider } from '../../domain/idempotency/idempotency-key.js';
import { execute, freshly } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '../ledger/ports.js';
import { idempotencyStream } from '../ledger/streams.js';

export interface KeyedRequest {
  readonly system: string;
  readonly key: string;
  /** Method and address. */
  readonly target: string;
  /** Digest of the body. */
  readonly digest: string;
}

/**
 * Binds a key to the request that uses it first, durably and before anything is decided: whatever happens then, the
 * key cannot come to stand for two requests. The answer to a repeat is no matter of the key: each message has an
 * identity of its own, by which the hub answers it as it did at first. Refusal: `http/idempotency-key-reused`.
 */
export const claimKey =
  (ports: LedgerPorts) =>
  async ({ system, key, target, digest }: KeyedRequest, act: Act): Promise<Outcome<undefined>> => {
    const fingerprint = hash('sha256', JSON.stringify([key, target, digest]), 'hex');
    const stream = idempotencyStream(system, key);
    const said = { ...act, id: fingerprint };
    const claimed = await execute(ports)(
      idempotencyKeyDecider,
      { stream },
      { fingerprint },
      said,
      freshly(idempotencyKeyDecider),
    );
    return claimed.ok ? ok(undefined) : claimed;
  };
