import { Refused } from '@lienthong/http-edge';
import type { IntakePorts } from '../caller.js';
import type { ReceivedBody } from './received-body.js';
import { storedParts } from './stored-parts.js';
import type { StoredParts } from './stored-parts.js';

/** What was made of a body; unless `used`, the parts that were stored for it leave again. */
export interface Made<Answer> {
  readonly used: boolean;
  readonly answer: Answer;
}

/** Receives a body, hands it on, and clears away what a refusal or a repeat leaves unused. */
export const withParts =
  ({ exchange, blobs }: IntakePorts) =>
  async <Answer>(
    receive: (parts: StoredParts) => Promise<ReceivedBody>,
    use: (body: ReceivedBody, parts: StoredParts) => Promise<Made<Answer>>,
  ): Promise<Answer> => {
    const parts = storedParts(blobs, await exchange.keyring.newDataKey());
    // Once deciding has begun, a fault leaves open whether the event was written: then the parts must stay.
    let unneeded = true;
    try {
      const body = await receive(parts);
      unneeded = false;
      const { used, answer } = await use(body, parts);
      unneeded = !used;
      return answer;
    } catch (error) {
      unneeded ||= error instanceof Refused;
      throw error;
    } finally {
      if (unneeded) {
        exchange.keyring.forget(parts.key.id);
        await parts.discard();
      }
    }
  };
