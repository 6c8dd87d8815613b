import { accept, refuse } from '@lienthong/kernel';
import type { Decider } from '@lienthong/kernel';

/** A system used a key for a request; what was asked lies here as a digest that takes the key to be guessed at. */
export interface KeyClaimed {
  readonly type: 'IdempotencyKeyClaimed';
  readonly data: { readonly fingerprint: string };
}

export interface ClaimKey {
  readonly fingerprint: string;
}

export interface KeyRefusal {
  readonly code: 'http/idempotency-key-reused';
}

/** One key of one system: the first request that used it keeps it. */
export const idempotencyKeyDecider: Decider<ClaimKey, KeyClaimed, string | undefined, KeyRefusal> = {
  initial: undefined,
  decide: ({ fingerprint }, claimed) => {
    if (claimed === undefined) return accept({ type: 'IdempotencyKeyClaimed', data: { fingerprint } });
    return claimed === fingerprint ? accept() : refuse({ code: 'http/idempotency-key-reused' });
  },
  evolve: (claimed, event) => claimed ?? event.data.fingerprint,
};
