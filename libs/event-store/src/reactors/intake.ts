import type { Codec } from '../codec/codec.js';
import type { RecordedEvent } from '../port/event.js';
import type { Handler } from './reactor.js';
import { causeOf } from './retry.js';
import type { ParkCause } from './retry.js';

/** What is to be done with an event of the feed. */
export type Task =
  | { readonly kind: 'pass' }
  | { readonly kind: 'handle'; readonly event: RecordedEvent; readonly key: string; readonly handler: Handler }
  /** It cannot even be read: parked under the key of its stream. */
  | { readonly kind: 'park'; readonly event: RecordedEvent; readonly key: string; readonly cause: ParkCause }
  | { readonly kind: 'stop'; readonly reason: 'unknown-type' | 'newer-version' };

export type Sort = (event: RecordedEvent) => Task;

const PASS: Task = { kind: 'pass' };

/** Looks at the type first: the payload of an event that nobody handles is never decoded. */
export const createSort = (
  codec: Codec,
  handlers: Readonly<Record<string, Handler>>,
  keyOf: (event: RecordedEvent) => string,
): Sort => {
  const byType = new Map(Object.entries(handlers));
  return (recorded) => {
    const handler = byType.get(recorded.type);
    if (handler === undefined) return codec.knows(recorded.type) ? PASS : { kind: 'stop', reason: 'unknown-type' };
    try {
      const decoded = codec.decode(recorded);
      if (decoded.ok) return { kind: 'handle', event: decoded.value, key: keyOf(decoded.value), handler };
      return {
        kind: 'stop',
        reason: decoded.refusal.code === 'codec/newer-version' ? 'newer-version' : 'unknown-type',
      };
    } catch (error) {
      return { kind: 'park', event: recorded, key: recorded.stream, cause: causeOf(error) };
    }
  };
};
