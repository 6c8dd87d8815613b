import { dossierDecider } from '../domain/dossier.decide.js';
import { isSettled } from '../domain/dossier.js';
import type { Dossier } from '../domain/dossier.js';
import type { DossierRules } from '../domain/rules.js';
import { fileCommand, possibleIn } from './possible-commands.js';

/** What tells one state from another, without moments and names of reports. */
const keyOf = (state: Dossier): string => {
  if (state.status === 'unknown') return 'unknown';
  if (state.status === 'ended') return `ended ${state.ending}`;
  const legs = [...state.legs]
    .map(([id, leg]) => {
      const going = isSettled(leg) ? '' : `${leg.acknowledged ? 'a' : ''}${leg.returnedTo ?? ''}`;
      return `${id}:${leg.status}${leg.attempt}${going}`;
    })
    .sort();
  const waits = [...state.waits.values()].map(({ cause, leg }) => `${cause}@${leg}`).sort();
  return [state.status, [...state.options].sort().join(), legs.join(), waits.join(), state.supplements].join(' ');
};

export interface Explored {
  readonly states: readonly Dossier[];
  /** Numbers of the states that may follow each. */
  readonly following: readonly (readonly number[])[];
}

/** Due dates at the one moment of the exploration are few: each is computed once. */
const remembering = (rules: DossierRules): DossierRules => {
  const known = new Map<string, ReturnType<DossierRules['due']>>();
  return {
    ...rules,
    due: (agency, request) => {
      const key = `${agency} ${JSON.stringify(request)}`;
      const due = known.get(key) ?? rules.due(agency, request);
      known.set(key, due);
      return due;
    },
  };
};

/** Every state that a dossier can come into, from its filing with these options. */
export const explore = (given: DossierRules, options: readonly string[]): Explored => {
  const rules = remembering(given);
  const { initial, decide, evolve } = dossierDecider(rules);
  const numbers = new Map<string, number>();
  const states: Dossier[] = [];
  const numberOf = (state: Dossier): number => {
    const key = keyOf(state);
    const known = numbers.get(key) ?? states.push(state) - 1;
    numbers.set(key, known);
    return known;
  };
  const start = decide(fileCommand(rules, options), initial);
  if (!start.accepted) throw new TypeError(start.refusal.code);
  numberOf(start.events.reduce(evolve, initial));
  const following: (readonly number[])[] = [];
  for (let next = 0; next < states.length; next += 1) {
    const state = states[next] ?? initial;
    const after = possibleIn(rules, state).flatMap((command): readonly number[] => {
      const decision = decide(command, state);
      return decision.accepted && decision.events.length > 0 ? [numberOf(decision.events.reduce(evolve, state))] : [];
    });
    following.push([...new Set(after)]);
  }
  return { states, following };
};

/** Numbers of the states from which an end can be reached. */
export const canEnd = ({ states, following }: Explored): ReadonlySet<number> => {
  const before = states.map((): number[] => []);
  following.forEach((after, from) => after.forEach((to) => before[to]?.push(from)));
  const found = new Set(states.flatMap((state, number) => (state.status === 'ended' ? [number] : [])));
  for (const number of found) for (const from of before[number] ?? []) found.add(from);
  return found;
};
