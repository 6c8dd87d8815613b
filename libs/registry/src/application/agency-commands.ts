import type { Outcome } from '@lienthong/kernel';
import { streamName } from '@lienthong/event-store';
import type { Assertion } from '@lienthong/event-store';
import { agencyIdOf } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import { decideAgency } from '../domain/agency.decide.js';
import type { AgencyCommand, AgencyRefusal } from '../domain/agency.commands.js';
import { commit } from './commit.js';
import type { Committed, RegistryPorts } from './commit.js';

type DataOf<Type extends AgencyCommand['type']> = Extract<AgencyCommand, { type: Type }>['data'];

export type AgencyOutcome = Outcome<Committed, AgencyRefusal>;

const REGISTRAR: Assertion = { role: 'registrar' };

/** Any change to one agency. A repeat of what is recorded is accepted without a new fact. */
export const changeAgency =
  ({ store, registry: { register }, clock }: RegistryPorts) =>
  (agency: AgencyId, command: AgencyCommand, by: Assertion = REGISTRAR): Promise<AgencyOutcome> =>
    commit(
      { store, clock },
      {
        stream: streamName('agency', agency),
        current: () => register.folded(agency),
        apply: (fact) => register.apply(fact),
      },
      (state) => decideAgency(register.directory)(command, state),
      by,
    );

/** The first code registered names the agency for good. */
export const registerAgency =
  (ports: RegistryPorts) =>
  (registration: Omit<DataOf<'RegisterAgency'>, 'agencyId'>, by?: Assertion): Promise<AgencyOutcome> => {
    const agencyId = agencyIdOf(registration.code);
    return changeAgency(ports)(agencyId, { type: 'RegisterAgency', data: { agencyId, ...registration } }, by);
  };

const commandOf =
  <Type extends AgencyCommand['type']>(build: (data: DataOf<Type>) => AgencyCommand) =>
  (ports: RegistryPorts) =>
  (agency: AgencyId, data: DataOf<Type>, by?: Assertion): Promise<AgencyOutcome> =>
    changeAgency(ports)(agency, build(data), by);

export const addAgencyCode = commandOf<'AddAgencyCode'>((data) => ({ type: 'AddAgencyCode', data }));
export const renameAgency = commandOf<'RenameAgency'>((data) => ({ type: 'RenameAgency', data }));
export const moveAgency = commandOf<'MoveAgency'>((data) => ({ type: 'MoveAgency', data }));
export const suspendAgency = commandOf<'SuspendAgency'>((data) => ({ type: 'SuspendAgency', data }));
export const resumeAgency = commandOf<'ResumeAgency'>((data) => ({ type: 'ResumeAgency', data }));
/** Closes the agency and names who answers for it; an empty list abolishes it. */
export const succeedAgency = commandOf<'SucceedAgency'>((data) => ({ type: 'SucceedAgency', data }));
export const changeEndpoint = commandOf<'ChangeEndpoint'>((data) => ({ type: 'ChangeEndpoint', data }));
export const rotateKey = commandOf<'RotateKey'>((data) => ({ type: 'RotateKey', data }));
