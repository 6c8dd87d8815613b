import { accept, refuse } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { Answering, Reporting, DossierCommand } from './dossier.commands.js';
import type { Answer, Dossier, KnownDossier, Said } from './dossier.js';
import type { DossierEvent } from './dossier.events.js';
import type { Decided } from './draft.js';

type Reports = Extract<DossierCommand, Reporting>;

/** The fact that each report leaves. */
export const FACTS = {
  Acknowledge: 'LegAcknowledged',
  ReportStep: 'StepReported',
  Complete: 'LegCompleted',
  Fail: 'LegFailed',
  Return: 'LegReturned',
  FindOption: 'OptionFound',
  RequestSupplement: 'SupplementRequested',
  RequestFee: 'FeeRequested',
  AwaitConfirmation: 'ConfirmationAwaited',
} as const satisfies Readonly<Record<Reports['type'], DossierEvent['type']>>;

/** What lies in the clear half of such a fact, beside its moment. */
interface Details {
  readonly leg: string;
  readonly step?: string;
  readonly to?: string;
  readonly option?: string;
  readonly fee?: string;
}

/** A fact that somebody reported. */
export type ReportedFact = Extract<DossierEvent, { type: (typeof FACTS)[Reports['type']] }>;

const whatOf = (type: ReportedFact['type'], { step, to, option, fee }: Details): string =>
  [type, step ?? to ?? option ?? fee ?? ''].join('/');

export const saidBy = ({ type, data }: ReportedFact): Said => ({
  what: whatOf(type, data),
  leg: data.leg,
  at: data.at,
});

/** Who names no moment, once more, means that of the first time. */
export const isSameMoment = (
  { at, undated }: { readonly at: Instant; readonly undated?: true },
  of: Instant,
): boolean => undated === true || at === of;

/**
 * An identity belongs to who reports: another agency may have used it for a report of its own. Of a leg that passed to a
 * successor the reports are the successor's.
 */
const bySameReporter = (state: KnownDossier, { leg, agency }: Reports, said: Said): boolean =>
  said.leg === leg || state.legs.get(said.leg)?.agency === agency;

/**
 * A report whose identity was used: the same is no new fact, whatever has happened since; anything else is refused.
 * Undefined: it was not used. What people wrote is compared where it can be opened.
 */
export const toldBefore = (command: Reports, state: Dossier): Decided | undefined => {
  if (state.status === 'unknown') return undefined;
  const { reportId, leg } = command;
  const known = state.reports.get(reportId)?.find((said) => bySameReporter(state, command, said));
  if (known === undefined) return undefined;
  const same = known.what === whatOf(FACTS[command.type], command) && known.leg === leg;
  if (same && isSameMoment(command, known.at)) return accept();
  return refuse({ code: 'dossier/report-conflict', path: '/reportId', params: { reportId } });
};

/** Whether an answer of the citizen is the one that was given. */
export const isSameAnswer = (command: Answering, { cause, at, items }: Answer): boolean =>
  isSameMoment(command, at) &&
  (cause !== 'supplement' || [...command.items].sort().join() === [...items].sort().join());
