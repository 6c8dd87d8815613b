import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decider } from '@lienthong/kernel';
import { againAt, timersOf } from './alarms.js';
import { apologise, assignLeg, deliver, stop, succeed, withdraw } from './decide.end.js';
import { acknowledge, complete, fail, reportStep } from './decide.leg.js';
import { file, linkCode, receive, refuseReception } from './decide.reception.js';
import { sendBack } from './decide.return.js';
import { ask, endWait, findOption } from './decide.wait.js';
import type { DossierCommand, DossierRefusal } from './dossier.commands.js';
import { initialDossier, isOpen } from './dossier.js';
import type { Dossier } from './dossier.js';
import { evolveDossier } from './dossier.evolve.js';
import type { DossierEvent } from './dossier.events.js';
import type { Decided } from './draft.js';
import type { DossierRules } from './rules.js';
import { toldBefore } from './told-before.js';

type Raise = Extract<DossierCommand, { type: 'RaiseAlarm' }>;

/** A timer that fires late, twice, or after what it waited for has happened says nothing. */
const raise = (rules: DossierRules, { key, now }: Raise, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  const timer = timersOf(state).find((one) => one.key === key);
  if (!isOpen(state) || timer === undefined || now < timer.at) return accept();
  const { alarm, leg, tell } = timer;
  const count = (state.alarms.get(key)?.count ?? 0) + 1;
  const again = againAt(rules, timer, state.receiver, now);
  return accept({
    type: 'AlarmRaised',
    data: { alarm, ...(leg === undefined ? {} : { leg }), key, count, tell, again },
  });
};

const decideNew = (rules: DossierRules, command: DossierCommand, state: Dossier): Decided => {
  switch (command.type) {
    case 'File':
      return file(rules, command, state);
    case 'Receive':
      return receive(rules, command, state);
    case 'RefuseReception':
      return refuseReception(command, state);
    case 'LinkCode':
      return linkCode(command, state);
    case 'Acknowledge':
      return acknowledge(rules, command, state);
    case 'ReportStep':
      return reportStep(rules, command, state);
    case 'Complete':
      return complete(rules, command, state);
    case 'Fail':
      return fail(rules, command, state);
    case 'Return':
      return sendBack(rules, command, state);
    case 'FindOption':
      return findOption(rules, command, state);
    case 'RequestSupplement':
    case 'RequestFee':
    case 'AwaitConfirmation':
      return ask(rules, command, state);
    case 'EndWait':
      return endWait(rules, command, state);
    case 'AssignLeg':
      return assignLeg(rules, command, state);
    case 'Apologise':
      return apologise(rules, command, state);
    case 'Withdraw':
      return withdraw(command, state);
    case 'Stop':
      return stop(command, state);
    case 'DeliverResult':
      return deliver(command, state);
    case 'Succeed':
      return succeed(command, state);
    case 'RaiseAlarm':
      return raise(rules, command, state);
    default:
      return assertNever(command);
  }
};

/** What is refused because of how the dossier stands has its place in the dossier itself. */
const placed = (decision: Decided): Decided =>
  decision.accepted ? decision : refuse({ path: '/dossier', ...decision.refusal });

const decide = (rules: DossierRules, command: DossierCommand, state: Dossier): Decided =>
  placed(('reportId' in command ? toldBefore(command, state) : undefined) ?? decideNew(rules, command, state));

/** A dossier under the rules of its version: no clock, no I/O; the same facts always lead to the same state. */
export const dossierDecider = (
  rules: DossierRules,
): Decider<DossierCommand, DossierEvent, Dossier, DossierRefusal> => ({
  initial: initialDossier,
  decide: (command, state) => decide(rules, command, state),
  evolve: evolveDossier,
});
