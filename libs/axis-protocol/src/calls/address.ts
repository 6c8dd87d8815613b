import { isAxisCall } from './calls.js';
import type { AxisCall } from './calls.js';

/** endpoint + "/" + call. The endpoint may have a path and may end in "/": that never makes a second one here. */
export const addressOf = (endpoint: string, call: AxisCall): string => `${endpoint.replace(/\/+$/, '')}/${call}`;

/**
 * The call that a request's path ends in, whatever stands before it: an endpoint may have a path, and one that ends in
 * "/" gives "//". Undefined for what is no call.
 */
export const callOfPath = (path: string): AxisCall | undefined => {
  const [plain = ''] = path.split('?', 1);
  const name = plain.slice(plain.lastIndexOf('/') + 1);
  return isAxisCall(name) ? name : undefined;
};
