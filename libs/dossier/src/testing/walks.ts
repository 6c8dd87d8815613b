import { dossierDecider } from '../domain/dossier.decide.js';
import type { DossierCommand } from '../domain/dossier.commands.js';
import type { Dossier } from '../domain/dossier.js';
import type { DossierRules } from '../domain/rules.js';
import { fileCommand, possibleIn } from './possible-commands.js';

/** A life of a dossier, chosen by numbers: each takes one of what may come next. */
export const walkOf = (
  rules: DossierRules,
  options: readonly string[],
  choices: readonly number[],
): readonly DossierCommand[] => {
  const { initial, decide, evolve } = dossierDecider(rules);
  const walk: DossierCommand[] = [];
  let state: Dossier = initial;
  const take = (command: DossierCommand): void => {
    const decision = decide(command, state);
    if (!decision.accepted) return;
    walk.push(command);
    state = decision.events.reduce(evolve, state);
  };
  take(fileCommand(rules, options));
  for (const choice of choices) {
    const possible = possibleIn(rules, state);
    const next = possible[choice % Math.max(1, possible.length)];
    if (next === undefined) break;
    take(next);
  }
  return walk;
};
