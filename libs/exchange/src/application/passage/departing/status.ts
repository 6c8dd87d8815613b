import { Fault, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import { reportedBy, statusMessage } from '../../content/status-message.js';
import type { Report, StatusFacts } from '../../content/status-message.js';
import { mustLoadTransfer } from '../../routing/transfer-state.js';
import { submittedOf } from './facts.js';
import type { Departure, DeparturePorts } from './departure.js';
import { writtenDeparture } from './written.js';

const departing =
  (ports: DeparturePorts) =>
  async (
    transferId: string,
    reporter: string,
    said: Pick<StatusFacts, 'code' | 'at' | 'told' | 'words'>,
  ): Promise<Outcome<Departure>> => {
    const transfer = await mustLoadTransfer(ports)(transferId);
    const { senderCode, head } = submittedOf(transfer);
    const from = ports.homes.codeOf(reporter, said.told) ?? reporter;
    const message = statusMessage(ports.names, { ...said, from, addressee: senderCode, head });
    if (message === undefined) throw new Fault('exchange/code-of-no-agency', 'A code that edXML cannot hold');
    return writtenDeparture(message, {
      kind: 'status',
      transfer: transferId,
      key: transfer.key,
      from,
      to: [senderCode],
      speaker: reporter,
      documentId: head.documentId,
    });
  };

/** What a recipient here reported of a document that came from the axis. Refusal: transfer/erased. */
export const departingStatus =
  (ports: DeparturePorts) =>
  async (report: Report): Promise<Outcome<Departure>> => {
    const said = await reportedBy(ports)(report);
    if (said === undefined) return refused({ code: 'transfer/erased' });
    return departing(ports)(report.transfer, report.from, said);
  };

/** A recall that found the document unopened is done: its sender learns so by 15, the only word the wire has for it. */
export const departingCancellation =
  (ports: DeparturePorts) =>
  (transfer: string, recipient: string, at: Instant): Promise<Outcome<Departure>> =>
    departing(ports)(transfer, recipient, {
      code: '15',
      at,
      told: at,
      words: { reason: 'Văn bản đã được lấy lại trước khi đơn vị nhận mở' },
    });
