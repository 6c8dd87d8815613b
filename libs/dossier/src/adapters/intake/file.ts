import { orRefuse } from '@lienthong/http-edge';
import { fileDossier } from '../../application/running/file-dossier.js';
import { agencyOfCode, inMandate } from './agencies.js';
import { answerOf } from './answer.js';
import type { DossierAnswer } from './answer.js';
import type { DossierCaller, DossierIntake } from './caller.js';
import type { Contact } from '../../domain/dossier.events.js';
import type { ContactDto, FilingDto } from './dto/filing.dto.js';
import { happenedAt } from './moments.js';

const contactOf = ({ name, phone, email }: ContactDto): Contact => ({
  ...(name === undefined ? {} : { name }),
  ...(phone === undefined ? {} : { phone }),
  ...(email === undefined ? {} : { email }),
});

/** Opens a dossier at an agency that the caller speaks for. Throws `Refused`. */
export const fileByCaller =
  (intake: DossierIntake) =>
  async (dto: FilingDto, caller: DossierCaller): Promise<DossierAnswer> => {
    const act = caller.act('application');
    const receiver = inMandate(caller, agencyOfCode(intake, dto.receiver, act.at, '/receiver'), act.at, '/receiver');
    const { messageId, procedure, channel, options = [], items = [], place, contact, filedAt } = dto;
    const said = { ...act, by: { ...act.by, agency: receiver } };
    const filing = {
      receiver,
      messageId,
      procedure,
      channel,
      options,
      items,
      ...(place === undefined ? {} : { place: agencyOfCode(intake, place, act.at, '/place') }),
      ...(contact === undefined ? {} : { contact: contactOf(contact) }),
      filedAt: filedAt === undefined ? undefined : happenedAt(filedAt, act.at, '/filedAt'),
    };
    const { dossier, known, appended } = orRefuse(await fileDossier(intake.dossiers)(filing, said));
    return answerOf(dossier, { ...known, appended });
  };
