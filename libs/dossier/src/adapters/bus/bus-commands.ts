import type { AsserterRole } from '@lienthong/event-store';
import { Refused, validateDto } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import type { Act } from '@lienthong/ledger';
import type { DossierAnswer } from '../intake/answer.js';
import type { DossierCaller, DossierIntake } from '../intake/caller.js';
import {
  AnswerOfCitizenDto,
  ApologyDto,
  HandingOutDto,
  NationalCodeDto,
  ReasonDto,
  ReceptionDto,
  StopDto,
} from '../intake/dto/acts.dto.js';
import { FilingDto } from '../intake/dto/filing.dto.js';
import { LegReportDto } from '../intake/dto/report.dto.js';
import { fileByCaller } from '../intake/file.js';
import {
  answerByCaller,
  apologiseByCaller,
  handOutByCaller,
  linkByCaller,
  receiveByCaller,
  refuseReceptionByCaller,
  stopByCaller,
  withdrawByCaller,
} from '../intake/receiver-acts.js';
import type { ActOn } from '../intake/receiver-acts.js';
import { reportByCaller } from '../intake/report.js';

type Body = Readonly<Record<string, unknown>>;

/** A record of an agency's topic, whose `ce_id` is the identity of what it says. */
interface Message {
  readonly identity: string;
  readonly body: Body;
  readonly caller: DossierCaller;
}

type Run = (intake: DossierIntake, message: Message) => Promise<DossierAnswer>;

/** A body may repeat the identity, not contradict it. */
const identified = ({ identity, body }: Message, name: 'messageId' | 'reportId'): Body => {
  if (body[name] !== undefined && body[name] !== identity)
    throw new Refused({ code: 'bus/other-identity', path: `/${name}` });
  return { ...body, [name]: identity };
};

/** Takes out of a body what HTTP has in its address. */
const addressed = (body: Body, name: 'dossier' | 'leg'): readonly [value: string, rest: Body] => {
  const { [name]: value, ...rest } = body;
  if (typeof value === 'string') return [value, rest];
  throw new Refused({ code: 'http/invalid', path: `/${name}` }, [{ path: `/${name}`, code: 'is-string' }]);
};

const acting =
  <Dto extends object>(dto: new () => Dto, act: ActOn<Dto>): Run =>
  (intake, { body, caller }) => {
    const [dossier, rest] = addressed(body, 'dossier');
    return act(intake)(dossier, validateDto(dto, rest), caller);
  };

const RUNS = {
  'dossier-file': (intake, message) =>
    fileByCaller(intake)(validateDto(FilingDto, identified(message, 'messageId')), message.caller),
  'dossier-receive': acting(ReceptionDto, receiveByCaller),
  'dossier-refuse': acting(ReasonDto, refuseReceptionByCaller),
  'dossier-link-code': acting(NationalCodeDto, linkByCaller),
  'dossier-report': (intake, message) => {
    const [dossier, rest] = addressed(identified(message, 'reportId'), 'dossier');
    const [leg, said] = addressed(rest, 'leg');
    return reportByCaller(intake)(dossier, leg, validateDto(LegReportDto, said), message.caller);
  },
  'dossier-answer': acting(AnswerOfCitizenDto, answerByCaller),
  'dossier-apologise': acting(ApologyDto, apologiseByCaller),
  'dossier-withdraw': acting(ReasonDto, withdrawByCaller),
  'dossier-stop': acting(StopDto, stopByCaller),
  'dossier-deliver': acting(HandingOutDto, handOutByCaller),
} as const satisfies Readonly<Record<string, Run>>;

/** Who speaks on a topic, as the bus edge knows it. */
export interface BusCaller {
  readonly viewer: { readonly system: string; readonly mandates: { mayActFor(agency: string, at: Instant): boolean } };
  readonly act: (role: AsserterRole) => Act;
}

const callerOf = ({ viewer: { system, mandates }, act }: BusCaller): DossierCaller => ({
  viewer: { system, role: 'agency', mayActFor: (agency, at) => mandates.mayActFor(agency, at) },
  act: (role, agency) => {
    const said = act(role);
    return agency === undefined ? said : { ...said, by: { ...said.by, agency } };
  },
});

/** Acts on dossiers by records of the bus, by the same code as HTTP. What is refused is thrown as `Refused`. */
export const dossierBusCommands = (intake: DossierIntake) => ({
  run: (command: keyof typeof RUNS, identity: string, body: Body, caller: BusCaller): Promise<DossierAnswer> =>
    RUNS[command](intake, { identity, body, caller: callerOf(caller) }),
});
