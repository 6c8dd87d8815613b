import type { Outcome } from '@lienthong/kernel';
import type { Act } from '../writing/execute.js';
import type { LedgerPorts } from '../writing/ports.js';
import { claimKey, lookAtKey } from './claim-key.js';
import type { KeyedRequest } from './claim-key.js';
import { claimOnWrite } from './claim-on-write.js';

export interface Keyed {
  readonly request: KeyedRequest;
  readonly act: Act;
  /** Gives the value of an outcome, or throws its refusal as the edge throws refusals. */
  readonly orThrow: <T>(outcome: Outcome<T>) => T;
}

/** Decides a request under the key that it has: `use` writes through ports that bind the key with the first event. */
export const underKey =
  <Ports extends LedgerPorts>(ports: Ports) =>
  async <Answer>({ request, act, orThrow }: Keyed, use: (ports: Ports) => Promise<Answer>): Promise<Answer> => {
    orThrow(await lookAtKey(ports)(request));
    let claimed = false;
    const claim = async (): Promise<void> => {
      if (claimed) return;
      orThrow(await claimKey(ports)(request, act));
      claimed = true;
    };
    const answer = await use({ ...ports, store: claimOnWrite(ports.store, claim) });
    // A repeat of what was taken without the key wrote nothing, and has the key from now on.
    await claim();
    return answer;
  };
