import { dossierDecider } from '../domain/dossier.decide.js';
import type { DossierCommand } from '../domain/dossier.commands.js';
import type { Dossier } from '../domain/dossier.js';
import type { DossierRules } from '../domain/rules.js';
import type { RecordedDossierEvent } from '../vocabularies/recorded.js';

/** What commands leave in a dossier's stream: `e0`, `e1`, … recorded when each was taken in. All must be accepted. */
export const historyOf = (rules: DossierRules, ...commands: readonly DossierCommand[]): RecordedDossierEvent[] => {
  const { initial, decide, evolve } = dossierDecider(rules);
  const history: RecordedDossierEvent[] = [];
  let state: Dossier = initial;
  for (const command of commands) {
    const decision = decide(command, state);
    if (!decision.accepted) throw new TypeError(`${command.type}: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.events) {
      const revision = history.length;
      history.push({ id: `e${revision}`, revision, recordedAt: command.now, event });
    }
    state = decision.events.reduce(evolve, state);
  }
  return history;
};

export const stateOf = (rules: DossierRules, history: readonly RecordedDossierEvent[]): Dossier => {
  const { initial, evolve } = dossierDecider(rules);
  return history.map(({ event }) => event).reduce(evolve, initial);
};
