import { importAgencies, issueCredential, parseSystemId, registerSystem, grantMandate } from '@lienthong/registry';
import type { AgencyRecord, RegistryPorts, SystemId } from '@lienthong/registry';
import { parseAgencyId, parseInstant } from '@lienthong/identifiers';
import type { Instant, Outcome } from '@lienthong/kernel';

const PROVINCE = 'H99';
const SYSTEMS = 4;

/** All codes have the same length, so that a generator can write them over one another. */
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

export const must = <T>(outcome: Outcome<T, { readonly code: string }>): T => {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.code}`);
  return outcome.value;
};

const instant = (text: string): Instant => must(parseInstant(text));

/** A system that speaks for some agencies, as a province's platform does. */
export interface Speaker {
  readonly token: string;
  readonly agencies: readonly string[];
}

const speakerOf = async (ports: RegistryPorts, systemId: SystemId, agencies: readonly string[]): Promise<Speaker> => {
  must(await registerSystem(ports)({ systemId, name: systemId, kind: 'platform' }));
  for (const agency of agencies) {
    const from = instant('2025-07-01T00:00:00.000Z');
    must(await grantMandate(ports)({ systemId, agency: must(parseAgencyId(agency)), from }));
  }
  const expiresAt = instant('2099-01-01T00:00:00.000Z');
  const { token } = must(await issueCredential(ports)({ systemId, role: 'agency', expiresAt }));
  return { token, agencies };
};

/** Registers agencies and a few systems that share them. */
export const populate = async (ports: RegistryPorts, count: number): Promise<readonly Speaker[]> => {
  const codes = agencyCodes(count);
  const records = [recordOf(PROVINCE), ...codes.map((code) => recordOf(code, PROVINCE))];
  const { refused } = await importAgencies(ports)(records);
  if (refused[0]) throw new Error(`An agency was refused: ${refused[0].refusal.code}`);
  const shares = Array.from({ length: SYSTEMS }, (_, share) => codes.filter((_, index) => index % SYSTEMS === share));
  return Promise.all(
    shares.map((agencies, share) => speakerOf(ports, must(parseSystemId(`platform-${share}`)), agencies)),
  );
};
