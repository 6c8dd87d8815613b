import { isWireOrganId } from '@lienthong/edxml';
import type { EdxmlOrgan, WireOrganId } from '@lienthong/edxml';
import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { TransferEvent } from '../../../domain/transfer/transfer.events.js';
import type { AgencyNames } from '../../content/party.js';
import { partyOf } from '../../content/party.js';
import type { LoadedTransfer } from '../../routing/transfer-state.js';
import type { Homes } from './departure.js';

export type Submitted = Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];

export const submittedOf = ({ history }: LoadedTransfer): Submitted => {
  const [first] = history;
  if (first === undefined) throw new Fault('exchange/transfer-missing', 'A transfer without its submission');
  return first.data as unknown as Submitted;
};

/** A party of a message that the hub writes: its code, and its name as it was then. */
export const organOf = (code: string, names: AgencyNames, at: Instant): EdxmlOrgan => {
  const party = partyOf(code, names, at);
  if (party === undefined) throw new Fault('exchange/code-of-no-agency', 'A code that edXML cannot hold');
  return party;
};

/** The code under which a recipient was addressed, unless it stands in for a closed one. */
export const recipientCode = ({ state }: LoadedTransfer, agency: string, homes: Homes, at: Instant): WireOrganId => {
  const resolved = state.recipients.get(agency);
  const written = resolved?.predecessors.length === 0 ? resolved.codes[0] : undefined;
  const code = written ?? homes.codeOf(agency, at) ?? agency;
  if (!isWireOrganId(code)) throw new Fault('exchange/code-of-no-agency', 'A code that edXML cannot hold');
  return code;
};
