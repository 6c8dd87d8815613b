import { accept, refuse } from '@lienthong/kernel';
import type { DossierCommand } from './dossier.commands.js';
import type { Dossier, LegState, ReceivedDossier } from './dossier.js';
import { adding, decidedOf, draftOf } from './draft.js';
import type { Decided, Draft } from './draft.js';
import type { DossierEvent, Report } from './dossier.events.js';
import { duesMoved } from './decide.wait.js';
import { goOn } from './progress.js';
import { reportedLeg } from './reported-leg.js';
import { dueOfLeg } from './rules.js';
import type { DossierRules } from './rules.js';
import { notedBy, wordsOf } from './words.js';

type Command<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>;

const reportOf = ({ leg, reportId, at }: Report): Report => ({ leg, reportId, at });

/** An acknowledgement that comes after the end is heard all the same: reports come in any order. */
export const acknowledge = (rules: DossierRules, command: Command<'Acknowledge'>, state: Dossier): Decided => {
  if (state.status === 'issued' && state.legs.get(command.leg)?.agency === command.agency) {
    return accept({ type: 'LegAcknowledged', data: reportOf(command), ...notedBy(command) });
  }
  const found = reportedLeg(rules, state, command);
  if (!found.ok) return refuse(found.refusal);
  return accept({ type: 'LegAcknowledged', data: reportOf(command), ...notedBy(command) });
};

export const reportStep = (rules: DossierRules, command: Command<'ReportStep'>, state: Dossier): Decided => {
  const found = reportedLeg(rules, state, command);
  if (!found.ok) return refuse(found.refusal);
  if (!found.value.leg.steps.some(({ id }) => id === command.step))
    return refuse({ code: 'dossier/unknown-step', path: '/step', params: { step: command.step } });
  return accept({ type: 'StepReported', data: { ...reportOf(command), step: command.step }, ...notedBy(command) });
};

/** Those that sent something back to this leg have it mended: they go on, with their whole limit. */
const resumed = (
  rules: DossierRules,
  state: ReceivedDossier,
  mended: string,
  now: Report['at'],
): readonly DossierEvent[] =>
  [...state.legs].flatMap(([id, { agency, returnedTo }]): readonly DossierEvent[] => {
    const leg = rules.procedure.legs.find((one) => one.id === id);
    if (returnedTo !== mended || agency === undefined || leg === undefined) return [];
    const due = dueOfLeg(rules, leg, agency, state, now);
    return [{ type: 'LegResumed', data: { leg: id, handedOverAt: now, ...due } }];
  });

/** Those who were told of an error are told that it is mended. */
const toldAgain = (rules: DossierRules, state: ReceivedDossier, mended: string): readonly DossierEvent[] => {
  const senders = [...state.legs].filter(([, { returnedTo }]) => returnedTo === mended).map(([id]) => id);
  const told = rules.procedure.returns
    .filter(({ from, to }) => to === mended && senders.includes(from))
    .flatMap(({ tell }) => tell);
  return [...new Set(told)]
    .filter((id) => state.legs.has(id) && !senders.includes(id))
    .map((leg) => ({ type: 'LegTold', data: { leg, about: mended, what: 'mended' } }));
};

const isOpenLeg = ({ status }: LegState): boolean => status === 'open';

/** What was promised moves by what this leg waited until it was over. */
const over = (rules: DossierRules, { waits }: ReceivedDossier, leg: string, draft: Draft): Draft => {
  const waited = [...waits.values()].find((wait) => wait.leg === leg);
  return waited === undefined ? draft : duesMoved(rules, draft, waited.cause);
};

const isSyncLate = ({ procedure: { sync } }: DossierRules, { at, now }: Command<'Complete'>): boolean =>
  sync !== undefined && Date.parse(now) - Date.parse(at) > sync.passOnMinutes * 60_000;

/** With every result that it produces, each with its data or on paper; not while the citizen is asked for something. */
export const complete = (rules: DossierRules, command: Command<'Complete'>, state: Dossier): Decided => {
  const found = reportedLeg(rules, state, command);
  if (!found.ok) return refuse(found.refusal);
  const { state: received, leg, at } = found.value;
  if (!isOpenLeg(at)) return refuse({ code: 'dossier/leg-not-open', path: '/leg', params: { leg: leg.id } });
  const [awaited] = [...received.waits].find(([, wait]) => wait.leg === leg.id) ?? [];
  if (awaited !== undefined)
    return refuse({ code: 'dossier/citizen-awaited', path: '/report', params: { leg: leg.id, requestId: awaited } });
  const missing = leg.produces.find((item) => !command.items.includes(item));
  if (missing !== undefined)
    return refuse({ code: 'dossier/result-missing', path: '/items', params: { leg: leg.id, item: missing } });
  const data = { ...reportOf(command), items: leg.produces, syncLate: isSyncLate(rules, command) };
  const done = adding(draftOf(received), { type: 'LegCompleted', data, ...notedBy(command) });
  const told = adding(done, ...resumed(rules, received, leg.id, command.now), ...toldAgain(rules, received, leg.id));
  return decidedOf(goOn(rules, told, command.now));
};

const cancelled = ({ legs }: ReceivedDossier, except: string): readonly DossierEvent[] =>
  [...legs]
    .filter(([id, { status }]) => id !== except && (status === 'open' || status === 'awaited' || status === 'returned'))
    .map(([leg]) => ({ type: 'LegCancelled', data: { leg } }));

/** What the citizen was asked for is not waited for any more. With a leg that ends it the dossier is over; of any other the rest goes on, and nothing done is undone. */
export const fail = (rules: DossierRules, command: Command<'Fail'>, state: Dossier): Decided => {
  const found = reportedLeg(rules, state, command);
  if (!found.ok) return refuse(found.refusal);
  const { state: received, leg, at } = found.value;
  if (!isOpenLeg(at)) return refuse({ code: 'dossier/leg-not-open', path: '/leg', params: { leg: leg.id } });
  if (!command.reason?.trim()) return refuse({ code: 'dossier/reason-required', path: '/reason' });
  const failed: Draft = adding(draftOf(received), {
    type: 'LegFailed',
    data: reportOf(command),
    personal: wordsOf(command),
  });
  const after = adding(over(rules, received, leg.id, failed), ...resumed(rules, received, leg.id, command.now));
  // A correction that fails leaves those who asked for it with what they had.
  if (leg.failure === 'alone' || at.attempt > 1) return decidedOf(goOn(rules, after, command.now));
  const refusedDossier: DossierEvent = { type: 'DossierRefused', data: { leg: leg.id, at: command.at } };
  return decidedOf(adding(failed, ...cancelled(received, leg.id), refusedDossier));
};
