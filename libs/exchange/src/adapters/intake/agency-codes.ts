import { Refused } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import { namedCode } from '../../application/routing/named-code.js';
import type { Addressees } from '../../application/routing/addressees.js';

/** Agency ids behind codes of a request: the holder, and who answers for it where it is closed. */
export const agenciesOfCodes = (
  addressees: Addressees,
  codes: readonly string[],
  at: Instant,
  path: string,
): string[] =>
  codes.map((code, index) => {
    const found = addressees.resolve(code, at);
    if (found.kind === 'unknown') {
      const named = { params: { agency: `#${index + 1}` }, ...namedCode(code) };
      throw new Refused({ code: 'recipient/unknown', path: `${path}/${index}`, ...named });
    }
    return found.kind === 'succeeded' ? found.successor : found.agency;
  });
