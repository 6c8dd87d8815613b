import { refuse } from '@lienthong/kernel';
import type { DossierCommand } from './dossier.commands.js';
import { isSettled } from './dossier.js';
import type { Dossier } from './dossier.js';
import { adding, decidedOf, draftOf } from './draft.js';
import type { Decided } from './draft.js';
import type { DossierEvent } from './dossier.events.js';
import { handOver } from './progress.js';
import { reportedLeg } from './reported-leg.js';
import type { DossierRules } from './rules.js';
import { wordsOf } from './words.js';

type Command<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>;

/** Goes back to the leg that made the error, which is handed it once more; the others that use its work are told. */
export const sendBack = (rules: DossierRules, command: Command<'Return'>, state: Dossier): Decided => {
  const found = reportedLeg(rules, state, command);
  if (!found.ok) return refuse(found.refusal);
  const { state: received, leg, at } = found.value;
  const rule = rules.procedure.returns.find(({ from, to }) => from === leg.id && to === command.to);
  const target = rules.procedure.legs.find(({ id }) => id === command.to);
  if (rule === undefined || target === undefined)
    return refuse({ code: 'dossier/no-such-return', path: '/to', params: { leg: leg.id, to: command.to } });
  if (at.status !== 'open') return refuse({ code: 'dossier/leg-not-open', path: '/leg', params: { leg: leg.id } });
  if (!command.reason?.trim()) return refuse({ code: 'dossier/reason-required', path: '/reason' });
  const returned: DossierEvent = {
    type: 'LegReturned',
    data: { leg: leg.id, reportId: command.reportId, at: command.at, to: target.id },
    personal: wordsOf(command),
  };
  // Two legs may find the same error: it is mended once.
  const mending = !isSettled(received.legs.get(target.id));
  const again = mending ? [] : [handOver(rules, target, received, command.now)];
  const told = rule.tell
    .filter((id) => received.legs.has(id))
    .map((id): DossierEvent => ({ type: 'LegTold', data: { leg: id, about: target.id, what: 'wrong' } }));
  return decidedOf(adding(draftOf(received), returned, ...again, ...told));
};
