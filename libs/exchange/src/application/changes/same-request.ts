import type { RecordedEvent } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import type { Transfer } from '../../domain/transfer/transfer.js';
import type { TransferCommand } from '../../domain/transfer/transfer.decide.js';

type Request = Extract<TransferCommand, { type: 'RequestRecall' | 'Update' }>;

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  new Set(one).size === new Set(other).size && one.every((value) => other.includes(value));

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);

const digestOf = (personal: JsonObject): unknown => (personal['body'] as JsonObject | undefined)?.['digest'];

/** Of the codes that were to be added the event keeps those that were new; `before` had the others. */
const sameCodes = (asked: readonly string[], kept: readonly string[], before: Transfer): boolean =>
  kept.every((code) => asked.includes(code)) &&
  asked.every((code) => kept.includes(code) || (before.status === 'submitted' && before.codes.has(code)));

/**
 * Whether a request asks for what `event` recorded under its identity. `personal` is the event's sealed half: where it
 * was erased nobody can tell any more, and what was asked counts as the same.
 */
export const isSameRequest = (
  { type, data, personal: asked }: Request,
  event: RecordedEvent,
  personal: JsonObject | undefined,
  before: Transfer,
): boolean => {
  if (type === 'RequestRecall') {
    if (event.type !== 'RecallRequested' || !sameSet(data.agencies, list(event.data['agencies']))) return false;
  } else {
    if (event.type !== 'DocumentUpdated' || !sameSet(data.removed, list(event.data['removed']))) return false;
    if (!sameCodes(data.added, list(event.data['added']), before)) return false;
    if ((data.content === undefined) !== (event.data['content'] === undefined)) return false;
  }
  if (personal === undefined) return true;
  const sameReason = asked.reason === personal['reason'];
  return sameReason && digestOf(asked as unknown as JsonObject) === digestOf(personal);
};
