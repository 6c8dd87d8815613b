import { hash } from 'node:crypto';
import { ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { deriveEventId, streamName } from '@lienthong/event-store';
import type { StreamName } from '@lienthong/event-store';
import { executing, fold, freshly } from '../writing/execute.js';
import type { Act } from '../writing/execute.js';
import type { LedgerPorts } from '../writing/ports.js';
import { idempotencyKeyDecider } from './idempotency-key.js';
import type { ClaimKey } from './idempotency-key.js';

const execute = executing(new Set());

/** Neither the key nor the system shows: a key is the client's word and may say anything. */
const idempotencyStream = (system: string, key: string): StreamName =>
  streamName('idempotency', deriveEventId('idempotency', system, key));

export interface KeyedRequest {
  readonly system: string;
  readonly key: string;
  /** Method and address. */
  readonly target: string;
  /** Digest of the body. */
  readonly digest: string;
}

const commandOf = ({ key, target, digest }: KeyedRequest): ClaimKey => ({
  fingerprint: hash('sha256', JSON.stringify([key, target, digest]), 'hex'),
});

/**
 * Binds a key to the request that uses it first, durably. The answer to a repeat is no matter of the key: each message
 * has an identity of its own, by which the hub answers it as it did at first. Refusal: `http/idempotency-key-reused`.
 */
export const claimKey =
  (ports: LedgerPorts) =>
  async (request: KeyedRequest, act: Act): Promise<Outcome<undefined>> => {
    const stream = idempotencyStream(request.system, request.key);
    const command = commandOf(request);
    const said = { ...act, id: command.fingerprint };
    const claimed = await execute(ports)(
      idempotencyKeyDecider,
      { stream },
      command,
      said,
      freshly(idempotencyKeyDecider),
    );
    return claimed.ok ? ok(undefined) : claimed;
  };

/** Whether `claimKey` would let the request pass now; writes nothing. Refusal: `http/idempotency-key-reused`. */
export const lookAtKey =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (request: KeyedRequest): Promise<Outcome<undefined>> => {
    const history = await store.readStream(idempotencyStream(request.system, request.key));
    const decision = idempotencyKeyDecider.decide(commandOf(request), fold(idempotencyKeyDecider, history));
    return decision.accepted ? ok(undefined) : { ok: false, refusal: decision.refusal };
  };
