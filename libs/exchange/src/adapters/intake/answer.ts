import type { Receipt } from '../../application/intake/receipt.js';
import type { ChangeReceipt, StatusOutcome } from '../../domain/inbox/answer.js';
import type { Warning } from '../../domain/transfer/document.js';

export type ChangeAnswer = {
  readonly kind: 'recall' | 'update';
  readonly receipt: ChangeReceipt;
  /** Of an edXML message. */
  readonly warnings?: readonly Warning[];
};

export type StatusAnswer = { readonly kind: 'status' } & StatusOutcome;

/** What every edge answers to what it took. */
export type Answer = { readonly kind: 'document'; readonly receipt: Receipt } | ChangeAnswer | StatusAnswer;
