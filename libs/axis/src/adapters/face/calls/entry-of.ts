import { parseDocId } from '@lienthong/axis-protocol';
import { orRefuse, Refused } from '@lienthong/http-edge';
import type { EntryName } from '../../../application/doc-ids.js';
import { argument } from '../call.js';
import type { FacePorts, SignedCall } from '../call.js';

/**
 * The entry that a call's docId names, in the inbox of an agency that the caller speaks for. Anybody else's answers like
 * one that does not exist. Refusals: axis/doc-id-malformed, axis/document-unknown.
 */
export const entryOf = async (ports: FacePorts, call: SignedCall): Promise<EntryName> => {
  const docId = orRefuse(parseDocId(argument(call, 'docId')));
  const entry = ports.docIds.read(docId, call.caller.mandates.agencies(ports.clock.now()));
  if (!entry || entry.sequence > (await ports.exchange.headOf(entry.agency))) {
    throw new Refused({ code: 'axis/document-unknown', path: 'XroadVnpt-docId' });
  }
  return entry;
};
