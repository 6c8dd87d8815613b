import { orRefuse, Refused } from '@lienthong/http-edge';
import { assertNever } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { holds } from '@lienthong/procedure';
import { actOnDossier } from '../../application/running/act-on-dossier.js';
import type { DossierCommand } from '../../domain/dossier.commands.js';
import { isOpen } from '../../domain/dossier.js';
import type { KnownDossier } from '../../domain/dossier.js';
import { agencyOfCode, inMandate } from './agencies.js';
import { answerOf } from './answer.js';
import type { DossierAnswer } from './answer.js';
import type { DossierCaller, DossierIntake } from './caller.js';
import type { LegReportDto, ReportKind } from './dto/report.dto.js';
import { findDossier, ownParty } from './found-dossier.js';
import { happenedAt } from './moments.js';

const given = (value: string | undefined, path: string): string => {
  if (value !== undefined) return value;
  throw new Refused({ code: 'http/invalid', path }, [{ path, code: 'is-defined' }]);
};

/** What belongs to one kind of report alone. */
const BELONGS = {
  step: 'step',
  to: 'returned',
  option: 'option-found',
  fee: 'fee-needed',
  items: 'completed',
} as const satisfies Partial<Record<keyof LegReportDto, ReportKind>>;

/** What a report has no use for would be lost in silence. */
const checkStray = (dto: LegReportDto): void => {
  for (const name of Object.keys(BELONGS) as (keyof typeof BELONGS)[]) {
    if (dto[name] === undefined || dto.report === BELONGS[name]) continue;
    const path = `/${name}`;
    throw new Refused({ code: 'http/invalid', path }, [{ path, code: 'unknown-property' }]);
  }
};

const commandOf = (dto: LegReportDto, leg: string, agency: AgencyId, now: Instant): DossierCommand => {
  const { reportId, report, reason, person } = dto;
  const words = { ...(reason === undefined ? {} : { reason }), ...(person === undefined ? {} : { person }) };
  const undated = dto.at === undefined ? { undated: true as const } : {};
  const said = { leg, agency, reportId, at: happenedAt(dto.at, now, '/at'), ...undated, now, ...words };
  switch (report) {
    case 'acknowledged':
      return { type: 'Acknowledge', ...said };
    case 'step':
      return { type: 'ReportStep', ...said, step: given(dto.step, '/step') };
    case 'completed':
      return { type: 'Complete', ...said, items: (dto.items ?? []).map(({ item }) => item) };
    case 'failed':
      return { type: 'Fail', ...said };
    case 'returned':
      return { type: 'Return', ...said, to: given(dto.to, '/to') };
    case 'option-found':
      return { type: 'FindOption', ...said, option: given(dto.option, '/option') };
    case 'supplement-needed':
      return { type: 'RequestSupplement', ...said };
    case 'fee-needed':
      return { type: 'RequestFee', ...said, fee: given(dto.fee, '/fee') };
    case 'confirmation-needed':
      return { type: 'AwaitConfirmation', ...said };
    default:
      return assertNever(report);
  }
};

/**
 * Who has a leg; of one that takes place and was not handed over yet, who would get it now: a report that comes too early
 * is answered as such, and not as one on a dossier that there is not.
 */
const inChargeOf =
  ({ dossiers }: DossierIntake, leg: string, now: Instant) =>
  (state: KnownDossier): AgencyId | undefined => {
    const known = state.legs.get(leg);
    if (known !== undefined || !isOpen(state)) return known?.agency;
    const rules = dossiers.rules.rulesFor(state, now);
    if (!rules.ok) return undefined;
    const found = rules.value.procedure.legs.find(({ id }) => id === leg);
    return found && holds(found.condition, state.options) ? rules.value.agencyFor(found, now) : undefined;
  };

/** An agency reports on its leg. Throws `Refused`. */
export const reportByCaller =
  (intake: DossierIntake) =>
  async (idOrCode: string, leg: string, dto: LegReportDto, caller: DossierCaller): Promise<DossierAnswer> => {
    const act = caller.act('application');
    const inCharge = inChargeOf(intake, leg, act.at);
    const { dossier, state } = await findDossier(intake)(idOrCode, caller, act.at, inCharge);
    const responsible = inCharge(state);
    const named = dto.agency === undefined ? undefined : agencyOfCode(intake, dto.agency, act.at, '/agency');
    const speaker = named === undefined ? undefined : inMandate(caller, named, act.at, '/agency');
    // Whom nobody named is who has the leg; of one that nobody has, or that there is not, the decision says so.
    const agency = speaker ?? responsible ?? ownParty(state, caller, act.at) ?? state.receiver;
    if (speaker === undefined && !caller.viewer.mayActFor(agency, act.at))
      throw new Refused({ code: 'dossier/wrong-agency', path: '/agency', params: { leg } });
    checkStray(dto);
    const command = commandOf(dto, leg, agency, act.at);
    const items = command.type === 'Complete' ? (dto.items ?? []) : [];
    const said = { ...act, by: { ...act.by, agency } };
    return answerOf(dossier, orRefuse(await actOnDossier(intake.dossiers)(dossier, command, said, items)));
  };
