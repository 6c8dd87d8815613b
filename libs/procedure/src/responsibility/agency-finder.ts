import type { Instant } from '@lienthong/kernel';
import { localDateAt } from '@lienthong/identifiers';
import type { AgencyCode } from '@lienthong/identifiers';
import type { Level } from '../model/procedure.js';
import type { Competence } from './competence.js';

/** An agency as the register has it at an instant. */
export interface RegisteredAgency {
  readonly code: AgencyCode;
  readonly name: string;
  readonly level: Level;
  /** The agency above it, by code. */
  readonly parent?: AgencyCode;
}

/** What is asked of the register: who answers for a code at an instant, its successor where it is closed. */
export interface AgencyRegister {
  /** Undefined for a code that nobody answers for, or that several might. */
  answeringFor(code: AgencyCode, at: Instant): RegisteredAgency | undefined;
}

export interface Sought {
  readonly level: Level;
  readonly work: string;
  /** The people's committee on whose ground the matter lies. */
  readonly place: AgencyCode;
  readonly at: Instant;
}

/** Who does a line of work at a level for a place, at an instant. Exactly one answers where all is in order. */
export interface AgencyFinder {
  find(sought: Sought): readonly RegisteredAgency[];
  /** Whoever does this work at this level anywhere. */
  anywhere(sought: Omit<Sought, 'place'>): readonly RegisteredAgency[];
}

/** The place, who answers for it, and those above. */
const groundOf = (register: AgencyRegister, place: AgencyCode, at: Instant): ReadonlySet<AgencyCode> => {
  const ground = new Set<AgencyCode>([place]);
  for (let next: AgencyCode | undefined = place; next !== undefined;) {
    const agency: RegisteredAgency | undefined = register.answeringFor(next, at);
    if (agency === undefined) break;
    ground.add(agency.code);
    next = agency.parent === undefined || ground.has(agency.parent) ? undefined : agency.parent;
  }
  return ground;
};

/** Competences say who serves a place; the register, who answers for that agency by now. */
export const createAgencyFinder = (register: AgencyRegister, competences: readonly Competence[]): AgencyFinder => {
  const answering = (
    { level, work, at }: Omit<Sought, 'place'>,
    serves: (places: readonly AgencyCode[]) => boolean,
  ): readonly RegisteredAgency[] => {
    const day = localDateAt(at);
    const found = new Map<AgencyCode, RegisteredAgency>();
    for (const { agency, work: done, serves: places, from, until } of competences) {
      if (done !== work || from > day || (until !== undefined && until < day) || !serves(places)) continue;
      const now = register.answeringFor(agency, at);
      if (now?.level === level) found.set(now.code, now);
    }
    return [...found.values()];
  };
  return {
    find: ({ place, ...sought }) => {
      const ground = groundOf(register, place, sought.at);
      return answering(sought, (places) => places.length === 0 || places.some((code) => ground.has(code)));
    },
    anywhere: (sought) => answering(sought, () => true),
  };
};
