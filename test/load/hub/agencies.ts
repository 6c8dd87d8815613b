import {
  grantBusMandate,
  grantMandate,
  importAgencies,
  issueCredential,
  parseSystemId,
  registerSystem,
} from '@lienthong/registry';
import type { AgencyRecord, RegistryPorts, SystemId } from '@lienthong/registry';
import { parseAgencyId, parseInstant } from '@lienthong/identifiers';
import type { Instant, Outcome } from '@lienthong/kernel';

const PROVINCE = 'H99';
const SYSTEMS = 4;
/** The agencies that send, and whose inboxes are followed; beyond them there are recipients only. */
const SPEAKING = 200;

/** All codes have the same length. */
export const agencyCodes = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${PROVINCE}.${1000 + index}`);

const recordOf = (code: string, parent?: string): AgencyRecord => ({
  code,
  name: `Đơn vị đo tải ${code}`,
  level: parent === undefined ? 'province' : 'commune',
  ...(parent === undefined ? {} : { parent }),
  from: '2020-01-01',
  example: true,
  source: 'Đo tải',
});

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.code}`);
  return outcome.value;
};

const instant = (text: string): Instant => must(parseInstant(text));

/** A system that speaks for some agencies, as a province's platform does. */
export interface Speaker {
  readonly token: string;
  readonly agencies: readonly string[];
}

export const nameOf = (share: number): SystemId => must(parseSystemId(`platform-${share}`));
const GRANTED = '2025-07-01T00:00:00.000Z';

/** Who speaks for an agency on the message bus. */
export interface BusMandateHolder {
  readonly agency: string;
  readonly system: SystemId;
}

export const busMandateHolders = (count: number): readonly BusMandateHolder[] =>
  agencyCodes(count).map((agency, index) => ({ agency, system: nameOf(index % SYSTEMS) }));

/** For agencies that have speakers already. */
export const grantBusMandates = async (ports: RegistryPorts, count: number): Promise<void> => {
  for (const { agency, system } of busMandateHolders(count)) {
    must(await grantBusMandate(ports)({ agency: must(parseAgencyId(agency)), system, from: instant(GRANTED) }));
  }
};

const speakerOf = async (ports: RegistryPorts, systemId: SystemId, agencies: readonly string[]): Promise<Speaker> => {
  must(await registerSystem(ports)({ systemId, name: systemId, kind: 'platform' }));
  const from = instant(GRANTED);
  for (const agency of agencies) {
    must(await grantMandate(ports)({ systemId, agency: must(parseAgencyId(agency)), from }));
  }
  const expiresAt = instant('2099-01-01T00:00:00.000Z');
  const { token } = must(await issueCredential(ports)({ systemId, role: 'agency', expiresAt }));
  return { token, agencies };
};

/** Registers agencies, and a few systems that share the speaking ones. */
export const populate = async (ports: RegistryPorts, count: number): Promise<readonly Speaker[]> => {
  const codes = agencyCodes(count);
  const records = [recordOf(PROVINCE), ...codes.map((code) => recordOf(code, PROVINCE))];
  const { refused } = await importAgencies(ports)(records);
  if (refused[0]) throw new Error(`An agency was refused: ${refused[0].refusal.code}`);
  const speaking = codes.slice(0, SPEAKING);
  return Promise.all(
    Array.from({ length: SYSTEMS }, (_, share) =>
      speakerOf(
        ports,
        nameOf(share),
        speaking.filter((_code, index) => index % SYSTEMS === share),
      ),
    ),
  );
};
