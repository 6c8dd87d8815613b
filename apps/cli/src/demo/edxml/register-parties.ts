import type { Client } from '@lienthong/client';
import { parseAgencyCode } from '@lienthong/identifiers';
import { orStop } from '../../shell/stopped.js';
import type { Party } from './parties.js';

const SINCE = '2020-01-01';
const CENTRAL = /^[AG]/;

const levelOf = (groups: readonly string[]): string => {
  if (groups.length > 2) return 'commune';
  return groups.length === 1 && CENTRAL.test(groups[0] ?? '') ? 'central' : 'province';
};

const recordOf = ({ code, name }: Party): object | undefined => {
  const parsed = parseAgencyCode(code);
  if (!parsed.ok) return undefined;
  const level = levelOf(parsed.value.groups);
  return { code, name, level, from: SINCE, example: true, source: 'Đăng ký tạm cho lần chạy thử' };
};

/** Ids of the agencies behind a code: its holder, and who answers for it. Empty for a code that nobody holds. */
const behind = async (client: Client, code: string): Promise<readonly string[]> => {
  const found = await client.agencies.resolve(code);
  if (!found.ok) return [];
  const { agency, successor } = found.value;
  return [agency.agencyId, ...(successor ? [successor.agencyId] : [])];
};

/**
 * Registers for the occasion whom a message names and the register lacks, and lets the system speak for all of them.
 * What is no agency code is left alone: the hub refuses it.
 */
export const registerParties = async (
  operator: Client,
  systemId: string,
  parties: readonly Party[],
  known: Set<string>,
): Promise<void> => {
  for (const party of parties) {
    if (known.has(party.code)) continue;
    known.add(party.code);
    const record = recordOf(party);
    if (record === undefined) continue;
    if ((await behind(operator, party.code)).length === 0) orStop(await operator.agencies.import([record]));
    for (const agency of await behind(operator, party.code)) {
      // A closed agency takes no open mandate; who answers for it does.
      await operator.systems.grantMandate(systemId, { agency });
    }
  }
};
