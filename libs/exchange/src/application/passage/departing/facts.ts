import { isWireOrganId } from '@lienthong/edxml';
import type { EdxmlDate, EdxmlLocalTime, EdxmlOrgan, WireOrganId } from '@lienthong/edxml';
import { formatWireDateTime } from '@lienthong/identifiers';
import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { DocumentHead } from '../../../domain/transfer/document.js';
import type { TransferEvent } from '../../../domain/transfer/transfer.events.js';
import type { AgencyNames } from '../../content/edxml-draft.js';
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
  if (!isWireOrganId(code)) throw new Fault('exchange/code-of-no-agency', 'A code that edXML cannot hold');
  const organName = names.nameOf(code, at);
  return { organId: code, ...(organName === undefined ? {} : { organName }) };
};

/** A moment as the wire has it: local time, to the second. */
export const wireTime = (at: Instant): EdxmlDate => ({
  kind: 'date-time',
  value: formatWireDateTime(at).replaceAll('/', '-').replace(' ', 'T') as EdxmlLocalTime,
});

export const wireDay = ({ promulgatedOn }: Pick<DocumentHead, 'promulgatedOn'>): EdxmlDate | undefined =>
  promulgatedOn === undefined ? undefined : { kind: 'date', value: promulgatedOn as EdxmlLocalTime };

/** The code under which a recipient was addressed, unless it stands in for a closed one. */
export const recipientCode = ({ state }: LoadedTransfer, agency: string, homes: Homes, at: Instant): WireOrganId => {
  const resolved = state.recipients.get(agency);
  const written = resolved?.predecessors.length === 0 ? resolved.codes[0] : undefined;
  const code = written ?? homes.codeOf(agency, at) ?? agency;
  if (!isWireOrganId(code)) throw new Fault('exchange/code-of-no-agency', 'A code that edXML cannot hold');
  return code;
};
