import type { EdxmlStaff } from '@lienthong/edxml';
import type { StatusCode } from '@lienthong/identifiers';
import type { Instant, Outcome } from '@lienthong/kernel';
import { openPersonal } from '@lienthong/ledger';
import { deliveryStream } from '../../ledger/streams.js';
import { mustLoadTransfer } from '../../routing/transfer-state.js';
import { organOf, submittedOf, wireDay, wireTime } from './facts.js';
import type { Departure, DeparturePorts } from './departure.js';
import { writtenDeparture } from './written.js';

interface Said {
  readonly code: StatusCode;
  readonly at: Instant;
  /** When the hub was told: the reporter is named as it was then, since a claimed moment may lie before its time. */
  readonly told: Instant;
  readonly reason?: string;
  readonly staff?: EdxmlStaff;
}

const statusMessage =
  (ports: DeparturePorts) =>
  async (
    transferId: string,
    reporter: string,
    { code, at, told, reason, staff }: Said,
  ): Promise<Outcome<Departure>> => {
    const transfer = await mustLoadTransfer(ports)(transferId);
    const { senderCode, head } = submittedOf(transfer);
    const from = ports.homes.codeOf(reporter, told) ?? reporter;
    const promulgationDate = wireDay(head);
    const { number = '', notation = '', documentId } = head;
    const words = reason?.trim();
    return writtenDeparture(
      {
        kind: 'status',
        envelope: {},
        from: organOf(from, ports.names, told),
        responseFor: {
          organId: senderCode,
          ...(number === '' && notation === '' ? {} : { code: `${number}/${notation}` }),
          ...(promulgationDate === undefined ? {} : { promulgationDate }),
          documentId,
        },
        statusCode: code,
        timestamp: wireTime(at),
        ...(words === undefined || words === '' ? {} : { description: words }),
        ...(staff === undefined ? {} : { staff }),
      },
      {
        kind: 'status',
        transfer: transferId,
        key: transfer.key,
        from,
        to: [senderCode],
        speaker: reporter,
        documentId,
      },
    );
  };

export interface ReportEntry {
  readonly transfer: string;
  readonly from: string;
  readonly code: string;
  readonly claimedAt: string;
  readonly revision: number;
}

/** What a recipient here reported of a document that came from the axis. */
export const departingStatus =
  (ports: DeparturePorts) =>
  async ({ transfer, from, code, claimedAt, revision }: ReportEntry): Promise<Outcome<Departure>> => {
    const [said] = await ports.store.readStream(deliveryStream(transfer, from), { from: revision, limit: 1 });
    const words = said && (await openPersonal(ports)(said));
    const reason = words?.['reason'];
    const staff = words?.['staff'] as EdxmlStaff | undefined;
    return statusMessage(ports)(transfer, from, {
      code: code as StatusCode,
      at: claimedAt as Instant,
      told: said?.meta.at ?? (claimedAt as Instant),
      ...(typeof reason === 'string' ? { reason } : {}),
      ...(staff === undefined ? {} : { staff }),
    });
  };

/** A recall that found the document unopened is done: its sender learns so by 15, the only word the wire has for it. */
export const departingCancellation =
  (ports: DeparturePorts) =>
  (transfer: string, recipient: string, at: Instant): Promise<Outcome<Departure>> =>
    statusMessage(ports)(transfer, recipient, {
      code: '15',
      at,
      told: at,
      reason: 'Văn bản đã được lấy lại trước khi đơn vị nhận mở',
    });
