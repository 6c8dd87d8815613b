import { ok, refused } from '@lienthong/kernel';
import type { JsonObject, Outcome } from '@lienthong/kernel';
import type { DeliveryCommand } from '../../domain/delivery/delivery.commands.js';
import { reportCodes } from '../../domain/delivery/status-code.js';
import type { ReportCode } from '../../domain/delivery/status-code.js';
import type { StatusOutcome } from '../../domain/inbox/answer.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '../ledger/ports.js';
import { deliveryStream } from '../ledger/streams.js';

export interface StatusReport {
  readonly transfer: string;
  readonly agency: string;
  /** 01–06, 15 or 16, two digits. 13 is the sender's word: it goes the way of a recall. */
  readonly code: string;
  /** Identity of the report; a repeat is no new fact. */
  readonly reportId: string;
  readonly claimedAt: string;
  readonly reason?: string;
  readonly staff?: JsonObject;
}

const isReportCode = (code: string): code is ReportCode => (reportCodes as readonly string[]).includes(code);

const commandOf = (report: StatusReport): DeliveryCommand | undefined => {
  const { reportId, claimedAt, reason, staff, code } = report;
  const claim = {
    reportId,
    claimedAt,
    ...(reason === undefined ? {} : { reason }),
    ...(staff === undefined ? {} : { staff }),
  };
  if (isReportCode(code)) return { type: 'Report', code, ...claim };
  if (code === '15' || code === '16') return { type: 'Answer', agreed: code === '15', ...claim };
  return undefined;
};

/** Who a status is asserted by: 01 comes from software by itself, the others from a clerk (QCVN 102:2016). */
const roleOf = (code: string): 'application' | 'clerk' => (code === '01' ? 'application' : 'clerk');

/** Records what a recipient reports. Refusals: delivery/…, status/unknown-code. */
export const reportStatus =
  (ports: LedgerPorts) =>
  async (report: StatusReport, act: Act): Promise<Outcome<StatusOutcome>> => {
    const { transfer, agency, code } = report;
    const command = commandOf(report);
    if (!command) return refused({ code: 'status/unknown-code', path: '/status', params: { status: code } });
    const outcome = await execute(ports)(deliveryDecider, { stream: deliveryStream(transfer, agency) }, command, {
      ...act,
      id: `report/${report.reportId}`,
      by: { ...act.by, role: roleOf(code) },
    });
    if (!outcome.ok) return outcome;
    const [event] = outcome.value.appended;
    const { position } = outcome.value;
    return ok({ transfer, agency, status: code, recorded: event !== undefined, eventId: event?.id ?? null, position });
  };
