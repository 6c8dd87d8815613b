import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAgencyId } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import type { Outcome } from '@lienthong/kernel';
import { importAgencies } from '@lienthong/registry';
import type { AgencyRecord, RegistryPorts } from '@lienthong/registry';

const PROVINCE = 'H99';
const FROM = '2020-01-01';

/** A commune, and who does the other legs of a birth there. */
export interface Ground {
  readonly commune: AgencyId;
  readonly police: AgencyId;
  readonly insurance: AgencyId;
}

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.code}`);
  return outcome.value;
};

const agency = (code: string): AgencyId => must(parseAgencyId(code));

/** So many communes of one province, each with a police station and an insurance office of its own. */
export const groundsOf = (count: number): readonly Ground[] =>
  Array.from({ length: count }, (_, index) => ({
    commune: agency(`${PROVINCE}.${1000 + index}`),
    police: agency(`${PROVINCE}.${4000 + index}`),
    insurance: agency(`${PROVINCE}.${7000 + index}`),
  }));

const record = (code: string, parent?: string): AgencyRecord => ({
  code,
  name: `Đơn vị đo tải ${code}`,
  level: parent === undefined ? 'province' : 'commune',
  ...(parent === undefined ? {} : { parent }),
  from: FROM,
  example: true,
  source: 'Đo tải',
});

export const registerGrounds = async (ports: RegistryPorts, grounds: readonly Ground[]): Promise<void> => {
  const codes = grounds.flatMap(({ commune, police, insurance }) => [commune, police, insurance]);
  const { refused } = await importAgencies(ports)([record(PROVINCE), ...codes.map((code) => record(code, PROVINCE))]);
  if (refused[0]) throw new Error(`An agency was refused: ${refused[0].refusal.code}`);
};

/** Who does what where, as a hub reads it from its folder of definitions. */
export const writeCompetences = async (dir: string, grounds: readonly Ground[]): Promise<void> => {
  const line = (code: string, work: string, place: string): string =>
    `- { agency: ${code}, work: ${work}, serves: [${place}], from: ${FROM} }`;
  const lines = grounds.flatMap(({ commune, police, insurance }) => [
    line(commune, 'ho-tich', commune),
    line(police, 'cu-tru', commune),
    line(insurance, 'bhyt', commune),
  ]);
  await writeFile(join(dir, 'competences.yaml'), `${lines.join('\n')}\n`);
};
