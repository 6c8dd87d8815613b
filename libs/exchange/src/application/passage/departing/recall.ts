import type { EdxmlStaff } from '@lienthong/edxml';
import { ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DocumentBody } from '../../../domain/transfer/document.js';
import { bodyOf, versionsOf } from '../../content/versions.js';
import { openPersonal } from '@lienthong/ledger';
import { present } from '../../present.js';
import { mustLoadTransfer } from '../../routing/transfer-state.js';
import { wireDay, wireTime } from '../../content/status-message.js';
import { organOf, recipientCode, submittedOf } from './facts.js';
import type { Departure, DeparturePorts, Place } from './departure.js';
import { writtenDeparture } from './written.js';

const UNSAID = 'Đơn vị gửi lấy lại văn bản';

/** A recall as a type-1 message. It names the document and asks one recipient, whatever form it had when it came. */
export const departingRecall =
  (ports: DeparturePorts) =>
  async ({ agency }: Place, transferId: string, requestId: string): Promise<Outcome<Departure | undefined>> => {
    const transfer = await mustLoadTransfer(ports)(transferId);
    const asked = transfer.history.find(
      ({ type, data }) => data['requestId'] === requestId && (type === 'RecallRequested' || type === 'DocumentUpdated'),
    );
    const [first] = versionsOf(transfer);
    if (asked === undefined || first === undefined) return ok(undefined);
    const words = await openPersonal(ports)(asked);
    const body: DocumentBody | undefined = await bodyOf(ports)(first);
    const { senderCode, head } = submittedOf(transfer);
    const { at } = asked.meta;
    const reason = typeof words?.['reason'] === 'string' ? words['reason'].trim() : '';
    const staff = words?.['staff'] as EdxmlStaff | undefined;
    const to = recipientCode(transfer, agency, ports.homes, at);
    const date = wireDay(head);
    return writtenDeparture(
      {
        kind: 'document',
        envelope: {},
        from: organOf(senderCode, ports.names, at),
        to: [organOf(to, ports.names, at)],
        documentId: head.documentId,
        code: present({ number: head.number, notation: head.notation }),
        promulgation: date === undefined ? {} : { date },
        subject: body?.subject.trim() || head.documentId,
        toPlaces: [],
        responseFor: [],
        steeringType: '1',
        trace: [{ organId: senderCode, timestamp: wireTime(at) }],
        business: {
          type: 1,
          reason: reason === '' ? UNSAID : reason,
          documentId: head.documentId,
          replacements: [],
          ...(staff ? { staff } : {}),
        },
      },
      {
        kind: 'recall',
        transfer: transferId,
        key: transfer.key,
        from: senderCode,
        to: [to],
        speaker: transfer.state.sender,
        documentId: head.documentId,
      },
    );
  };
