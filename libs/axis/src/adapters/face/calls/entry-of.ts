import { isDocId, parseDocId } from '@lienthong/axis-protocol';
import { orRefuse, Refused } from '@lienthong/http-edge';
import type { EntryName } from '../../../application/doc-ids.js';
import { argument } from '../call.js';
import type { FacePorts, SignedCall } from '../call.js';

/** The entry that a docId names, in the inbox of an agency that the caller speaks for; undefined for anything else. */
export const receivedEntry = async (
  { docIds, exchange, clock }: FacePorts,
  { caller }: SignedCall,
  docId: string,
): Promise<EntryName | undefined> => {
  const entry = isDocId(docId) ? docIds.read(docId, caller.mandates.agencies(clock.now())) : undefined;
  return entry !== undefined && entry.sequence <= (await exchange.headOf(entry.agency)) ? entry : undefined;
};

/**
 * The entry that a call's docId names. Anybody else's answers like one that does not exist. Refusals:
 * axis/doc-id-malformed, axis/document-unknown.
 */
export const entryOf = async (ports: FacePorts, call: SignedCall): Promise<EntryName> => {
  const entry = await receivedEntry(ports, call, orRefuse(parseDocId(argument(call, 'docId'))));
  if (!entry) throw new Refused({ code: 'axis/document-unknown', path: 'XroadVnpt-docId' });
  return entry;
};
