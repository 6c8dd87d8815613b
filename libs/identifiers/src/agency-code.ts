import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';
import { isGuide2803AgencyCode } from './agency-code.guide2803.js';
import type { Guide2803AgencyCode } from './agency-code.guide2803.js';
import { isQcvn102AgencyCode } from './agency-code.qcvn102.js';
import type { Qcvn102AgencyCode } from './agency-code.qcvn102.js';
import { qd20HolderOf } from './agency-code.qd20.js';
import type { Qd20AgencyCode, Qd20Holder } from './agency-code.qd20.js';

export type AgencyCode = Qd20AgencyCode | Qcvn102AgencyCode | Guide2803AgencyCode;

/** The immutable name of an agency in streams and topics: the first code that was registered for it. */
export type AgencyId = Brand<string, 'AgencyId'>;

export type AgencyCodeGeneration = 'qd20' | 'qcvn102' | 'guide2803';

export interface ParsedAgencyCode {
  readonly code: AgencyCode;
  readonly generation: AgencyCodeGeneration;
  readonly holder: Qd20Holder;
  /** Groups from level 1 downward; the zero groups of the older forms are left out only below the deepest level. */
  readonly groups: readonly string[];
  /** How deep the code goes, from 1. Not the administrative level: `H53.11` is a department of a province. */
  readonly level: number;
  /** An exchange centre (`…W00`): it passes messages on and is never a recipient. */
  readonly centre: boolean;
}

export type AgencyCodeRefusal = Refusal<'identifiers/agency-code-malformed'>;

const ZEROS = /^0+$/;

/** The older forms are read right to left; zeros mean that there is no such level. */
const downward = (text: string): readonly string[] => {
  const groups = text.split('.').reverse();
  return groups.slice(0, groups.findLastIndex((group) => !ZEROS.test(group)) + 1);
};

const describe = (
  code: AgencyCode,
  generation: AgencyCodeGeneration,
  holder: Qd20Holder,
  groups: readonly string[],
): ParsedAgencyCode => ({
  code,
  generation,
  holder,
  groups,
  level: groups.length,
  centre: groups[0] === 'W00',
});

/**
 * Reads a code of any generation that is in traffic; their forms do not overlap. Which old code answers to which new
 * one is not in the text (reversing the groups loses information): the agency register knows.
 */
export const parseAgencyCode = (text: string): Outcome<ParsedAgencyCode, AgencyCodeRefusal> => {
  if (isQcvn102AgencyCode(text)) return ok(describe(text, 'qcvn102', 'agency', downward(text)));
  if (isGuide2803AgencyCode(text)) return ok(describe(text, 'guide2803', 'agency', downward(text)));
  const holder = qd20HolderOf(text);
  if (holder === undefined) return refused({ code: 'identifiers/agency-code-malformed' });
  return ok(describe(text as Qd20AgencyCode, 'qd20', holder, text.split('.')));
};

export const isAgencyCode = (text: string): text is AgencyCode => parseAgencyCode(text).ok;

/** An agency id has the form of a code; whether it is registered is the register's to say. */
export const parseAgencyId = (text: string): Outcome<AgencyId, AgencyCodeRefusal> =>
  isAgencyId(text) ? ok(text) : refused({ code: 'identifiers/agency-code-malformed' });

export const isAgencyId = (text: string): text is AgencyId => parseAgencyCode(text).ok;

/** The id of an agency whose first registered code this is. */
export const agencyIdOf = (code: AgencyCode): AgencyId => code as string as AgencyId;
