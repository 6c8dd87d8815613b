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

/** Competences of one line of work, by what they serve: a whole country has tens of thousands. */
interface Work {
  readonly all: Competence[];
  readonly everywhere: Competence[];
  readonly byPlace: Map<AgencyCode, Competence[]>;
}

const byWork = (competences: readonly Competence[]): ReadonlyMap<string, Work> => {
  const works = new Map<string, Work>();
  for (const competence of competences) {
    const work = works.get(competence.work) ?? {
      all: [],
      everywhere: [],
      byPlace: new Map<AgencyCode, Competence[]>(),
    };
    works.set(competence.work, work);
    work.all.push(competence);
    if (competence.serves.length === 0) work.everywhere.push(competence);
    for (const place of competence.serves) {
      const there = work.byPlace.get(place);
      if (there === undefined) work.byPlace.set(place, [competence]);
      else there.push(competence);
    }
  }
  return works;
};

/** Competences say who serves a place; the register, who answers for that agency by now. */
export const createAgencyFinder = (register: AgencyRegister, competences: readonly Competence[]): AgencyFinder => {
  const works = byWork(competences);
  const answering = (
    { level, at }: Pick<Sought, 'level' | 'at'>,
    serving: Iterable<Competence>,
  ): readonly RegisteredAgency[] => {
    const day = localDateAt(at);
    const found = new Map<AgencyCode, RegisteredAgency>();
    for (const { agency, from, until } of serving) {
      if (from > day || (until !== undefined && until < day)) continue;
      const now = register.answeringFor(agency, at);
      if (now?.level === level) found.set(now.code, now);
    }
    return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  };
  return {
    find: ({ place, work: name, ...sought }) => {
      const work = works.get(name);
      if (work === undefined) return [];
      const serving = new Set(work.everywhere);
      for (const code of groundOf(register, place, sought.at))
        for (const competence of work.byPlace.get(code) ?? []) serving.add(competence);
      return answering(sought, serving);
    },
    anywhere: ({ work, ...sought }) => answering(sought, works.get(work)?.all ?? []),
  };
};
