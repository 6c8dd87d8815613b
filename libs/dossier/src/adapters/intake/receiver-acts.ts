import { orRefuse, Refused } from '@lienthong/http-edge';
import { parseDossierCode } from '@lienthong/identifiers';
import type { AgencyId, DossierCode } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { Act } from '@lienthong/ledger';
import { actOnDossier } from '../../application/running/act-on-dossier.js';
import type { HandedIn } from '../../domain/contents.js';
import type { DossierCommand } from '../../domain/dossier.commands.js';
import { partiesOf } from '../../domain/visible-items.js';
import { agencyOfCode, inMandate } from './agencies.js';
import { answerOf } from './answer.js';
import type { DossierAnswer } from './answer.js';
import type { DossierCaller, DossierIntake } from './caller.js';
import type {
  AnswerOfCitizenDto,
  ApologyDto,
  HandingOutDto,
  NationalCodeDto,
  ReasonDto,
  ReceptionDto,
  StopDto,
} from './dto/acts.dto.js';
import { findDossier, ownParty } from './found-dossier.js';
import type { FoundDossier } from './found-dossier.js';
import { happenedAt, momentOf } from './moments.js';

export type ActOn<Dto> = (
  intake: DossierIntake,
) => (idOrCode: string, dto: Dto, caller: DossierCaller) => Promise<DossierAnswer>;

interface Ready extends FoundDossier {
  readonly act: Act;
}

/** What a DTO asks of a dossier; `items` are handed in with it. */
type Built = DossierCommand | readonly [DossierCommand, readonly HandedIn[]];

const isBare = (built: Built): built is DossierCommand => !Array.isArray(built);

const run = async (intake: DossierIntake, { dossier, act }: Ready, agency: AgencyId, built: Built) => {
  const [command, items] = isBare(built) ? [built, []] : built;
  const said = { ...act, by: { ...act.by, agency } };
  return answerOf(dossier, orRefuse(await actOnDossier(intake.dossiers)(dossier, command, said, items)));
};

/** An act of who received the dossier. Throws `dossier/not-receiver`, to another party of it. */
const byReceiver =
  <Dto>(build: (dto: Dto, ready: Ready, intake: DossierIntake) => Built): ActOn<Dto> =>
  (intake) =>
  async (idOrCode, dto, caller) => {
    const act = caller.act('application');
    const found = await findDossier(intake)(idOrCode, caller, act.at);
    const { receiver } = found.state;
    if (!caller.viewer.mayActFor(receiver, act.at))
      throw new Refused({ code: 'dossier/not-receiver', path: '/dossier' });
    const ready = { ...found, act };
    return run(intake, ready, receiver, build(dto, ready, intake));
  };

const undatedUnless = (moment: string | undefined): { undated?: true } =>
  moment === undefined ? { undated: true } : {};

/** Neither is mended or invented. Throws `identifiers/dossier-code-…` with the place. */
const codeOf = (text: string, path: string): DossierCode => {
  const parsed = parseDossierCode(text);
  if (parsed.ok) return parsed.value.code;
  throw new Refused({ ...parsed.refusal, path });
};

/** Nobody receives before there was such an agency. Throws `dossier/receiver-unknown`. */
const receptionAt = (text: string | undefined, { state, act }: Ready, { register }: DossierIntake): Instant => {
  const at = happenedAt(text, act.at, '/receivedAt');
  if (register.agencyAt(state.receiver, at) !== undefined) return at;
  throw new Refused({ code: 'dossier/receiver-unknown', path: '/receivedAt' });
};

export const receiveByCaller = byReceiver<ReceptionDto>(({ code, national, receivedAt }, ready, intake) => ({
  type: 'Receive',
  now: ready.act.at,
  code: codeOf(code, '/code'),
  ...(national === undefined ? {} : { national: codeOf(national, '/national') }),
  codesOfReceiver: intake.register.agencyAt(ready.state.receiver, ready.act.at)?.codes.map((held) => held.code) ?? [],
  receivedAt: receptionAt(receivedAt, ready, intake),
  ...undatedUnless(receivedAt),
}));

export const refuseReceptionByCaller = byReceiver<ReasonDto>(({ ...words }, { act }) => ({
  ...words,
  type: 'RefuseReception',
  now: act.at,
}));

export const linkByCaller = byReceiver<NationalCodeDto>(({ national }, { act }) => ({
  type: 'LinkCode',
  now: act.at,
  national: codeOf(national, '/national'),
}));

export const apologiseByCaller = byReceiver<ApologyDto>(({ due, ...words }, { act }) => ({
  ...words,
  type: 'Apologise',
  now: act.at,
  due: momentOf(due, act.at),
}));

export const withdrawByCaller = byReceiver<ReasonDto>(({ ...words }, { act }) => ({
  ...words,
  type: 'Withdraw',
  now: act.at,
}));

export const handOutByCaller = byReceiver<HandingOutDto>(({ at }, { act }) => ({
  type: 'DeliverResult',
  now: act.at,
  at: happenedAt(at, act.at, '/at'),
  ...undatedUnless(at),
}));

export const answerByCaller = byReceiver<AnswerOfCitizenDto>(({ requestId, at, items = [] }, { act }) => [
  {
    type: 'EndWait',
    now: act.at,
    requestId,
    at: happenedAt(at, act.at, '/at'),
    ...undatedUnless(at),
    items: items.map(({ item }) => item),
  },
  items,
]);

/** Any party may stop a dossier, in its own name. */
export const stopByCaller: ActOn<StopDto> =
  (intake) =>
  async (idOrCode, { agency, ...words }, caller) => {
    const act = caller.act('application');
    const found = await findDossier(intake)(idOrCode, caller, act.at);
    const own = ownParty(found.state, caller, act.at) ?? found.state.receiver;
    const named = agency === undefined ? own : agencyOfCode(intake, agency, act.at, '/agency');
    const by = inMandate(caller, named, act.at, '/agency');
    if (!partiesOf(found.state).has(by)) throw new Refused({ code: 'dossier/not-party', path: '/agency' });
    return run(intake, { ...found, act }, by, { ...words, type: 'Stop', now: act.at, by });
  };
