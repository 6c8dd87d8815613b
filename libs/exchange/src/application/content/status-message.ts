import { isWireOrganId } from '@lienthong/edxml';
import type { EdxmlDate, EdxmlLocalTime, StatusDraft } from '@lienthong/edxml';
import { formatWireDateTime, isStatusCode } from '@lienthong/identifiers';
import type { Instant, JsonObject } from '@lienthong/kernel';
import type { DocumentHead } from '../../domain/transfer/document.js';
import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream } from '../ledger/streams.js';
import { present } from '../present.js';
import { partyOf } from './party.js';
import type { AgencyNames } from './party.js';

/** A moment as the wire has it: local time, to the second. */
export const wireTime = (at: Instant): EdxmlDate => ({
  kind: 'date-time',
  value: formatWireDateTime(at).replaceAll('/', '-').replace(' ', 'T') as EdxmlLocalTime,
});

export const wireDay = ({ promulgatedOn }: Pick<DocumentHead, 'promulgatedOn'>): EdxmlDate | undefined =>
  promulgatedOn === undefined ? undefined : { kind: 'date', value: promulgatedOn as EdxmlLocalTime };

export interface StatusFacts {
  /** Code of who speaks. */
  readonly from: string;
  /** Code of whom the status is for: who sent the document, as it wrote itself. */
  readonly addressee: string;
  /** The document as it was submitted: its sender knows it by that, whatever an update changed. */
  readonly head: Pick<DocumentHead, 'documentId' | 'number' | 'notation' | 'promulgatedOn'>;
  readonly code: string;
  readonly at: Instant;
  /** When the hub was told: the speaker is named as it was then, since a claimed moment may lie before its time. */
  readonly told: Instant;
  /** `reason` and `staff`, as they were said. */
  readonly words?: JsonObject | undefined;
}

const trimmed = (text: unknown): string | undefined =>
  typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;

/** The standard's status message. Undefined where a code is none of an agency's, or none of a status. */
export const statusMessage = (names: AgencyNames, facts: StatusFacts): StatusDraft | undefined => {
  const { addressee, head, code, at, told, words } = facts;
  const from = partyOf(facts.from, names, told);
  if (from === undefined || !isWireOrganId(addressee) || !isStatusCode(code)) return undefined;
  const { number = '', notation = '', documentId } = head;
  return {
    kind: 'status',
    envelope: {},
    from,
    responseFor: {
      organId: addressee,
      documentId,
      ...present({
        code: number === '' && notation === '' ? undefined : `${number}/${notation}`,
        promulgationDate: wireDay(head),
      }),
    },
    statusCode: code,
    timestamp: wireTime(at),
    ...present({
      description: trimmed(words?.['reason']),
      staff: words?.['staff'] as StatusDraft['staff'] | undefined,
    }),
  };
};

export interface Report {
  readonly transfer: string;
  /** Agency id of who reported. */
  readonly from: string;
  readonly code: string;
  readonly claimedAt: string;
  /** Of the report, in the stream of the delivery. */
  readonly revision: number;
}

/** What a recipient said of a document; undefined once its words were erased. */
export const reportedBy =
  (ports: LedgerPorts) =>
  async ({
    transfer,
    from,
    code,
    claimedAt,
    revision,
  }: Report): Promise<Pick<StatusFacts, 'code' | 'at' | 'told' | 'words'> | undefined> => {
    const [said] = await ports.store.readStream(deliveryStream(transfer, from), { from: revision, limit: 1 });
    const words = said && (await openPersonal(ports)(said));
    if (said?.sealed !== undefined && words === undefined) return undefined;
    const at = claimedAt as Instant;
    return { code, at, told: said?.meta.at ?? at, words };
  };
