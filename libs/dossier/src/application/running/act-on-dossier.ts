import { executing, fold } from '@lienthong/ledger';
import type { Act, Known, Target, Written } from '@lienthong/ledger';
import { ok, refused } from '@lienthong/kernel';
import type { Decider, Outcome } from '@lienthong/kernel';
import { localDateAt } from '@lienthong/identifiers';
import { dossierStream } from '../../contracts/dossier-streams.js';
import { contentsOf } from '../../domain/contents.js';
import type { HandedIn } from '../../domain/contents.js';
import { checkFiled, checkProduced } from '../../domain/check-contents.js';
import type { DossierCommand, DossierRefusal } from '../../domain/dossier.commands.js';
import { dossierDecider } from '../../domain/dossier.decide.js';
import { initialDossier } from '../../domain/dossier.js';
import type { Dossier, KnownDossier } from '../../domain/dossier.js';
import { evolveDossier } from '../../domain/dossier.evolve.js';
import type { Carried, DossierEvent } from '../../domain/dossier.events.js';
import type { DossierRules } from '../../domain/rules.js';
import { otherwise } from './told-alike.js';
import { claimCodes, givesCodes } from '../codes/claim-code.js';
import { holdFiles } from '../files/hold-files.js';
import type { DossierPorts, Ground } from '../ports.js';
import { knownDossier, loadDossier } from './load-dossier.js';

/** What follows from somebody else's act by the rules alone. */
const FOUND_BY_THE_HUB: ReadonlySet<string> = new Set([
  'DueDateSet',
  'DueDateMoved',
  'LegStarted',
  'LegAwaited',
  'LegTold',
  'LegResumed',
  'LegDueMoved',
  'LegCancelled',
  'LegHandedToSuccessor',
  'ReceiverSucceeded',
  'DossierRefused',
  'ResultIssued',
  'AlarmRaised',
]);

const execute = executing(FOUND_BY_THE_HUB);

/** Facts that items come with. */
const CARRIERS: ReadonlySet<DossierEvent['type']> = new Set(['DossierFiled', 'SupplementReceived', 'LegCompleted']);

const carrying = (
  decider: Decider<DossierCommand, DossierEvent, Dossier, DossierRefusal>,
  carried: Carried,
): typeof decider => ({
  ...decider,
  decide: (command, state) => {
    const decision = decider.decide(command, state);
    if (!decision.accepted) return decision;
    const attach = (event: DossierEvent): DossierEvent =>
      CARRIERS.has(event.type)
        ? ({ ...event, personal: { ...('personal' in event ? event.personal : {}), ...carried } } as DossierEvent)
        : event;
    return { accepted: true, events: decision.events.map(attach) };
  },
});

/** Decides one command on a dossier under its rules, writes what follows, and remembers where it got to. */
export const writeDossier =
  (ports: DossierPorts) =>
  async (
    dossier: string,
    rules: DossierRules,
    command: DossierCommand,
    act: Act,
    known: Known<Dossier>,
    { carried = {}, target = {} }: { readonly carried?: Carried; readonly target?: Omit<Target, 'stream'> } = {},
  ): Promise<Outcome<Written<Dossier>, DossierRefusal>> => {
    const plain = dossierDecider(rules);
    const decider = Object.keys(carried).length === 0 ? plain : carrying(plain, carried);
    const stream = dossierStream(dossier);
    const written = await execute(ports)(decider, { stream, ...target }, command, act, known);
    if (!written.ok) return written;
    const { state, revision, key, history, appended } = written.value;
    if (appended.length > 0) {
      const before =
        history.length > 0 ? fold({ initial: initialDossier, evolve: evolveDossier }, history) : known.state;
      ports.states.recent.wrote(dossier, { state: before, revision: revision - appended.length }, appended);
    }
    ports.states.set(dossier, { state, revision, ...(key === undefined ? {} : { key }) });
    return written;
  };

/** A dossier is received under the version in force on that day, and keeps it; one that ended since goes on as it was. */
const groundOf = ({ rules }: DossierPorts, state: KnownDossier, command: DossierCommand): Ground => {
  if (command.type !== 'Receive' || state.status !== 'filed') return state;
  const found = rules.inForce(state.procedure, localDateAt(command.receivedAt));
  if (!found.ok || found.value.procedure.from === state.version) return state;
  return { procedure: state.procedure, version: found.value.procedure.from, place: state.place };
};

const checkItems = (
  { procedure }: DossierRules,
  command: DossierCommand,
  items: readonly HandedIn[],
): Outcome<undefined> => {
  if (items.length === 0) return ok(undefined);
  return command.type === 'Complete' ? checkProduced(procedure, command.leg, items) : checkFiled(procedure, items);
};

/**
 * Carries out a command on a dossier that is there. `items`: what is handed in with it. A command that was heard before
 * (by its `reportId`, or because it is true already) is accepted and writes nothing, unless it says something else than
 * the first time: `dossier/report-conflict`, `dossier/answer-conflict`, `dossier/said-otherwise`. Refusals: `dossier/…`.
 */
export const actOnDossier =
  (ports: DossierPorts) =>
  async (
    dossier: string,
    command: DossierCommand,
    act: Act,
    items: readonly HandedIn[] = [],
  ): Promise<Outcome<Written<Dossier>>> => {
    // A code is claimed before the act is written: on the dossier as the store has it.
    const known = await (givesCodes(command) ? loadDossier : knownDossier)(ports)(dossier);
    const { state } = known;
    if (state.status === 'unknown') return refused({ code: 'dossier/unknown', path: '/dossier' });
    const rules = ports.rules.rulesFor(groundOf(ports, state, command), act.at);
    if (!rules.ok) return rules;
    const checked = checkItems(rules.value, command, items);
    if (!checked.ok) return checked;
    if (givesCodes(command)) {
      const decision = dossierDecider(rules.value).decide(command, state);
      if (!decision.accepted) return refused(decision.refusal);
      const claimed = await claimCodes(ports)(command, dossier, act);
      if (!claimed.ok) return claimed;
    }
    const contents = contentsOf(items);
    const held = await holdFiles(ports)(dossier, items, act);
    if (!held.ok) return held;
    const carried = Object.keys(contents).length === 0 ? {} : { items: contents, ...held.value.carried };
    const written = await writeDossier(ports)(dossier, rules.value, command, act, known, { carried });
    if (written.ok && written.value.appended.length > 0) return written;
    await held.value.giveBack();
    if (!written.ok) return written;
    const other = await otherwise(ports)(dossier, command, items);
    return other === undefined ? written : refused(other);
  };
