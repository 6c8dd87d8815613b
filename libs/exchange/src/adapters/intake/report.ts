import { deriveEventId } from '@lienthong/event-store';
import { orRefuse, Refused } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import { recall } from '../../application/changes/recall.js';
import { accessTransfer } from '../../application/content/access.js';
import { onceConsigned } from '../../application/delivery/once-consigned.js';
import { reportStatus } from '../../application/delivery/report.js';
import type { Addressees } from '../../application/routing/addressees.js';
import type { Answer } from './answer.js';
import type { Caller, IntakePorts } from './caller.js';
import { claimedAt } from './claimed-at.js';
import { staffOf } from './dto/people.dto.js';
import type { ReportDto } from './dto/status.dto.js';
import { transferIdOfText } from './own-transfer.js';

export type Reported = Pick<ReportDto, keyof ReportDto>;

/** The holder of the code, closed or not: a predecessor's late report is still its own. */
export const recipientOfCode = (addressees: Addressees, code: string, at: Instant): string => {
  const found = addressees.resolve(code, at);
  if (found.kind === 'unknown') throw new Refused({ code: 'transfer/unknown' });
  return found.agency;
};

/** Takes a status of one delivery, or the sender's 13, which asks to take the document back. Throws `Refused`. */
export const reportOnDelivery =
  ({ exchange }: IntakePorts) =>
  async (id: string, agency: string, { viewer, act: actAs }: Caller, dto: Reported): Promise<Answer> => {
    const transfer = transferIdOfText(id);
    const act = actAs('clerk');
    const access = orRefuse(await accessTransfer(exchange)(transfer, viewer, act.at));
    const { status, messageId, reason, staff } = dto;
    if (status === '13') {
      if (!access.asSender) throw new Refused({ code: 'status/unknown-code', path: '/status', params: { status } });
      const { sender } = access.transfer.state;
      const requestId = deriveEventId('change', sender, messageId);
      const asked = { transfer, sender, requestId, agencies: [agency], reason: reason ?? '' };
      const said = { ...act, by: { ...act.by, agency: sender, role: 'sender' as const } };
      const { receipt } = orRefuse(
        await recall(exchange)({ ...asked, ...(staff ? { staff: staffOf(staff) } : {}) }, said),
      );
      return { kind: 'recall', receipt };
    }
    if (!viewer.mandates.mayActFor(agency, act.at)) throw new Refused({ code: 'transfer/unknown' });
    const report = {
      transfer,
      agency,
      code: status,
      reportId: deriveEventId('status', agency, messageId),
      claimedAt: claimedAt(dto.at, act.at),
      ...(reason === undefined ? {} : { reason }),
      ...(staff === undefined ? {} : { staff: staffOf(staff) }),
    };
    const said = { ...act, by: { ...act.by, agency } };
    const run = () => reportStatus(exchange)(report, said);
    return { kind: 'status', ...orRefuse(await onceConsigned(exchange)(transfer, run)) };
  };
