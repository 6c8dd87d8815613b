import { orRefuse } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import { startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';
import { changeAgency } from '../../../application/agency-commands.js';
import type { AgencyCommand } from '../../../domain/agency.commands.js';
import { agencyBehind } from '../agency-behind.js';
import { ofBody } from '../input/json-pointer.js';
import { actOf } from '../operator.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { recordedResource } from './recorded.resource.js';
import type { RecordedResource } from './recorded.resource.js';

/** What every act on an agency may answer. */
export const ACT_PROBLEMS = [
  'auth/wrong-role',
  'http/invalid',
  'agency/unknown',
  'agency/before-registration',
  'agency/closed',
  'agency/dates-out-of-order',
  'identifiers/date-impossible',
] as const;

/** An operator's act on the agency that holds a code on a day. Throws `Refused`. */
export const recordAct =
  (ports: RegistryHttpPorts) =>
  async (
    code: string,
    day: LocalDate,
    command: () => AgencyCommand,
    caller: Principal,
  ): Promise<Wire<RecordedResource>> => {
    const agency = orRefuse(agencyBehind(ports.registry.register, code, startOfDay(day)));
    const committed = orRefuse(ofBody(await changeAgency(ports)(agency, command(), actOf(caller))));
    return recordedResource(agency, committed);
  };
