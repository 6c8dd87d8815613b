import type { DocumentBody } from '../../domain/transfer/document.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import { bodyOf, versionsOf } from '../content/versions.js';
import type { LedgerPorts } from '@lienthong/ledger';
import type { SaidStatus } from '../offers/waiting-entries.js';
import { loadTransfer } from '../routing/transfer-state.js';

/** A status that an agency reported, with the document that it is about. */
export interface DescribedStatus extends SaidStatus {
  /** Code of whom it was said to, as it wrote itself. Empty, as all that follows, where nothing is known any more. */
  readonly addressee: string;
  readonly subject: string;
  readonly number: string;
  readonly notation: string;
}

type Submitted = Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];
type About = Omit<DescribedStatus, keyof SaidStatus>;

const NOTHING: About = { addressee: '', subject: '', number: '', notation: '' };

const aboutOf =
  (ports: LedgerPorts) =>
  async (id: string): Promise<About> => {
    const transfer = await loadTransfer(ports)(id);
    const [first] = transfer?.history ?? [];
    const newest = transfer && versionsOf(transfer).at(-1);
    if (first === undefined || newest === undefined) return NOTHING;
    const { senderCode, head } = first.data as unknown as Submitted;
    const body: DocumentBody | undefined = await bodyOf(ports)(newest);
    const { number = '', notation = '' } = head;
    return { addressee: senderCode, subject: body?.subject ?? '', number, notation };
  };

/** One after the other, each document once: a list must not take the store from those who send. */
export const describeSaid =
  (ports: LedgerPorts) =>
  async (said: readonly SaidStatus[]): Promise<readonly DescribedStatus[]> => {
    const known = new Map<string, About>();
    const described: DescribedStatus[] = [];
    for (const one of said) {
      const about = known.get(one.transfer) ?? (await aboutOf(ports)(one.transfer));
      known.set(one.transfer, about);
      described.push({ ...one, ...about });
    }
    return described;
  };
