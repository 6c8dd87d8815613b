import type { AgencyCode } from '@lienthong/identifiers';
import type { Level } from '../model/procedure.js';
import type { AgencyRegister, RegisteredAgency } from '../responsibility/agency-finder.js';

type Line = readonly [code: string, level: Level, parent?: string, successor?: string];

/** Closed on 1 July 2025 where a successor is named. */
const REFORM = '2025-06-30T17:00:00.000Z';

/** A register of a few lines, with the reform in it. */
export const registerOfLines = (lines: readonly Line[]): AgencyRegister => {
  const agencyOf = ([code, level, parent]: Line): RegisteredAgency => ({
    code: code as AgencyCode,
    name: code,
    level,
    ...(parent === undefined ? {} : { parent: parent as AgencyCode }),
  });
  const lineOf = (code: string): Line | undefined => lines.find(([one]) => one === code);
  return {
    answeringFor(code, at) {
      let line = lineOf(code);
      while (line?.[3] !== undefined && at >= REFORM) line = lineOf(line[3]);
      return line && agencyOf(line);
    },
  };
};
