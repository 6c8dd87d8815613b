import { dossierDecider } from '../domain/dossier.decide.js';
import type { DossierCommand, DossierRefusal } from '../domain/dossier.commands.js';
import type { Dossier } from '../domain/dossier.js';
import type { DossierEvent } from '../domain/dossier.events.js';
import type { DossierRules } from '../domain/rules.js';

export interface Expected {
  /** Exactly these facts, in this order. */
  readonly thenFacts: (...events: readonly DossierEvent[]) => void;
  readonly thenTypes: (...types: readonly string[]) => void;
  readonly thenNothing: () => void;
  readonly thenRefused: (refusal: DossierRefusal) => void;
}

/** What was done before, as commands that must all be accepted; then what is decided on one more. */
export const givenDone =
  (rules: DossierRules) =>
  (...done: readonly DossierCommand[]) => {
    const { initial, decide, evolve } = dossierDecider(rules);
    let state: Dossier = initial;
    for (const command of done) {
      const decision = decide(command, state);
      if (!decision.accepted) throw new TypeError(`${command.type}: ${JSON.stringify(decision.refusal)}`);
      state = decision.events.reduce(evolve, state);
    }
    return {
      state,
      when: (command: DossierCommand): Expected => {
        const decision = decide(command, state);
        return {
          thenFacts: (...events) => expect(decision).toStrictEqual({ accepted: true, events }),
          thenTypes: (...types) =>
            expect(decision.accepted ? decision.events.map(({ type }) => type) : decision.refusal).toEqual(types),
          thenNothing: () => expect(decision).toStrictEqual({ accepted: true, events: [] }),
          thenRefused: (refusal) => expect(decision).toStrictEqual({ accepted: false, refusal }),
        };
      },
    };
  };
