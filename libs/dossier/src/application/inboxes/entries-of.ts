import type { AgencyId } from '@lienthong/identifiers';
import type { DossierEntry, DossierNotice, Task } from '../../contracts/inbox-entries.js';
import type { KnownDossier } from '../../domain/dossier.js';
import type { DossierEvent } from '../../domain/dossier.events.js';

export interface ForInbox {
  readonly agency: AgencyId;
  readonly entry: DossierEntry;
}

type NoticeEntry = Extract<DossierEntry, { kind: 'dossier-notice' }>;

/** Entries about one dossier. */
const entriesAbout = (dossier: string, state: KnownDossier) => {
  const of = (leg: string | undefined) => {
    const at = leg === undefined ? undefined : state.legs.get(leg);
    return {
      dossier,
      from: state.receiver,
      code: state.codes?.oneStop ?? null,
      procedure: state.procedure,
      leg: leg ?? null,
      attempt: at?.attempt ?? null,
      due: at?.due ?? null,
    };
  };
  const task = (agency: AgencyId | undefined, what: Task, leg?: string, more: object = {}): readonly ForInbox[] =>
    agency === undefined
      ? []
      : [{ agency, entry: { kind: 'task', what, acknowledgeBy: null, requestId: null, ...of(leg), ...more } }];
  const notice = (
    agencies: readonly (AgencyId | undefined)[],
    what: DossierNotice,
    leg?: string,
    more: Partial<NoticeEntry> = {},
  ): readonly ForInbox[] =>
    [...new Set(agencies)]
      .filter((agency) => agency !== undefined)
      .map((agency) => ({
        agency,
        entry: { kind: 'dossier-notice', what, alarm: null, count: null, about: null, ...of(leg), ...more },
      }));
  return { task, notice };
};

/** Facts that nobody is told of: the reporter knows them, or others say more of the same. */
const SILENT = [
  'DossierFiled',
  'DossierReceived',
  'DossierNotReceived',
  'CodeLinked',
  'DueDateSet',
  'DueDateMoved',
  'ApologyIssued',
  'OptionFound',
  'LegAcknowledged',
  'StepReported',
  'DossierWithdrawn',
  'ResultDelivered',
] as const satisfies readonly DossierEvent['type'][];

export const isSilent = (type: string): boolean => (SILENT as readonly string[]).includes(type);

/**
 * Whose inboxes a fact goes to: who must act on it, and who follows the dossier. Nobody is told what it reported itself.
 * `state`: the dossier right after the fact, so that the entry is the same whenever it is made.
 */
export const entriesOf = (dossier: string, event: DossierEvent, state: KnownDossier): readonly ForInbox[] => {
  const { task, notice } = entriesAbout(dossier, state);
  const agencyOf = (leg: string): AgencyId | undefined => state.legs.get(leg)?.agency;
  const receiverUnless = (leg: string): readonly AgencyId[] =>
    agencyOf(leg) === state.receiver ? [] : [state.receiver];
  switch (event.type) {
    case 'LegStarted': {
      const { leg, attempt, agency, due, acknowledgeBy = null } = event.data;
      return task(agency, attempt === 1 ? 'start' : 'correct', leg, { attempt, due, acknowledgeBy });
    }
    case 'LegResumed':
      return task(agencyOf(event.data.leg), 'resume', event.data.leg, { due: event.data.due });
    case 'LegHandedToSuccessor': {
      const { leg, from, to } = event.data;
      return [...task(to, 'take-over', leg), ...notice([from], 'handed-to-successor', leg)];
    }
    case 'ReceiverSucceeded':
      return [
        ...task(event.data.to, 'take-over', undefined, { due: state.due ?? null }),
        ...notice([event.data.from], 'handed-to-successor'),
      ];
    case 'LegAwaited':
      return notice([state.receiver], 'awaited', event.data.leg);
    case 'LegTold':
      return notice([agencyOf(event.data.leg)], event.data.what, event.data.leg, { about: event.data.about });
    case 'LegReturned': {
      const { leg, to } = event.data;
      return notice([agencyOf(to), ...receiverUnless(leg)], 'returned', to, { about: leg });
    }
    case 'LegCompleted':
      return notice(receiverUnless(event.data.leg), 'completed', event.data.leg);
    case 'LegFailed':
      return notice(receiverUnless(event.data.leg), 'failed', event.data.leg);
    case 'LegCancelled':
      return notice([agencyOf(event.data.leg)], 'cancelled', event.data.leg);
    case 'LegDueMoved':
      return notice([agencyOf(event.data.leg)], 'due-moved', event.data.leg, { due: event.data.due });
    case 'SupplementRequested':
      return task(state.receiver, 'ask-supplement', event.data.leg, { requestId: event.data.reportId });
    case 'FeeRequested':
      return task(state.receiver, 'collect-fee', event.data.leg, { requestId: event.data.reportId });
    case 'ConfirmationAwaited':
      return task(state.receiver, 'ask-confirmation', event.data.leg, { requestId: event.data.reportId });
    // Who asked stands in the request alone.
    case 'SupplementReceived':
    case 'FeePaid':
    case 'ConfirmationGiven': {
      const leg = state.answered.get(event.data.requestId)?.leg;
      return leg === undefined ? [] : notice([agencyOf(leg)], 'answered', leg);
    }
    case 'DossierStopped':
      return event.data.by === state.receiver ? [] : notice([state.receiver], 'stopped');
    case 'DossierRefused':
      return notice(receiverUnless(event.data.leg), 'refused', event.data.leg);
    case 'ResultIssued':
      return task(state.receiver, 'deliver', undefined, { due: event.data.deliverBy });
    case 'AlarmRaised': {
      const { alarm, leg, tell, count } = event.data;
      const due = leg === undefined ? { due: state.due ?? null } : {};
      return notice(tell, 'alarm', leg, { alarm, count, ...due });
    }
    case 'DossierFiled':
    case 'DossierReceived':
    case 'DossierNotReceived':
    case 'CodeLinked':
    case 'DueDateSet':
    case 'DueDateMoved':
    case 'ApologyIssued':
    case 'OptionFound':
    case 'LegAcknowledged':
    case 'StepReported':
    case 'DossierWithdrawn':
    case 'ResultDelivered':
      return [];
  }
};
