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

/** A body that is stored and that nothing was made of yet. Disposing of it clears away what a refusal or a repeat left. */
export interface HeldBody extends AsyncDisposable {
  /** Once. */
  use<Answer>(make: (body: ReceivedBody, parts: StoredParts) => Promise<Made<Answer>>): Promise<Answer>;
}

type Receive = (parts: StoredParts) => Promise<ReceivedBody>;

/** Receives a body and holds it. Where receiving fails nothing stays. */
export const holdBody =
  ({ exchange, blobs }: IntakePorts) =>
  async (receive: Receive): Promise<HeldBody> => {
    const parts = storedParts(blobs, await exchange.keyring.newDataKey());
    let unneeded = true;
    await using held = new AsyncDisposableStack();
    held.defer(async () => {
      if (!unneeded) return;
      exchange.keyring.forget(parts.key.id);
      await parts.discard();
    });
    const body = await receive(parts);
    const all = held.move();
    return {
      use: async (make) => {
        // Once deciding has begun, a fault leaves open whether the event was written: then the parts must stay.
        unneeded = false;
        try {
          const { used, answer } = await make(body, parts);
          unneeded = !used;
          return answer;
        } catch (error) {
          unneeded = error instanceof Refused;
          throw error;
        }
      },
      [Symbol.asyncDispose]: () => all.disposeAsync(),
    };
  };

/** Receives a body, hands it on, and clears away what a refusal or a repeat leaves unused. */
export const withParts =
  (ports: IntakePorts) =>
  async <Answer>(
    receive: Receive,
    use: (body: ReceivedBody, parts: StoredParts) => Promise<Made<Answer>>,
  ): Promise<Answer> => {
    await using held = await holdBody(ports)(receive);
    return await held.use(use);
  };
