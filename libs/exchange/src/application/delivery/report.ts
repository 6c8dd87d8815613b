import { ok, refused } from '@lienthong/kernel';
import type { JsonObject, Outcome } from '@lienthong/kernel';
import type { DeliveryCommand } from '../../domain/delivery/delivery.commands.js';
import { reportOfEvent } from '../../domain/delivery/delivery.events.js';
import { reportCodes } from '../../domain/delivery/status-code.js';
import type { ReportCode } from '../../domain/delivery/status-code.js';
import type { StatusOutcome } from '../../domain/inbox/answer.js';
import { timeAhead } from '../intake/times-ahead.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream } from '../ledger/streams.js';

export interface StatusReport {
  readonly transfer: string;
  readonly agency: string;
  /** 01–06, 15 or 16, two digits. 13 is the sender's word: it goes the way of a recall. */
  readonly code: string;
  /** Identity of the report; a repeat is no new fact. */
  readonly reportId: string;
  readonly claimedAt: string;
  /** Where that moment stands in the input; default `/at`. */
  readonly claimedAtPath?: string;
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

/** The code of the report that an event keeps. */
const codeOf = (type: string): string | undefined => {
  if (/^(Recall|Update)Agreed$/.test(type)) return '15';
  if (/^(Recall|Update)Refused$/.test(type)) return '16';
  return reportOfEvent[type as keyof typeof reportOfEvent];
};

/** Who a status is asserted by: 01 comes from software by itself, the others from a clerk (QCVN 102:2016). */
const roleOf = (code: string): 'application' | 'clerk' => (code === '01' ? 'application' : 'clerk');

/** Records what a recipient reports; a repeat answers as the first did. Refusals: delivery/…, status/…. */
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
    const answerOf = (at: string) => {
      const warnings = timeAhead(report.claimedAt, at, report.claimedAtPath ?? '/at');
      return { transfer, agency, status: code, warnings };
    };
    const [event] = outcome.value.appended;
    if (event) {
      return ok({ ...answerOf(event.meta.at), recorded: true, eventId: event.id, position: outcome.value.position });
    }
    const first = outcome.value.history.find(({ data }) => data['reportId'] === report.reportId);
    if (!first) return ok({ ...answerOf(act.at), recorded: false, eventId: null, position: 0 });
    if (codeOf(first.type) !== code) return refused({ code: 'status/identity-taken', path: '/messageId' });
    return ok({ ...answerOf(first.meta.at), recorded: true, eventId: first.id, position: first.position });
  };
