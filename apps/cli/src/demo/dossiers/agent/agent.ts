import type {
  Answer,
  BoardState,
  CitizenAnswerDraft,
  Client,
  Dossier,
  Dossiers,
  DossierTaken,
  DriftRate,
  FilingDraft,
  LegReportDraft,
  OpenWork,
  ReceptionDraft,
  ReconciliationResult,
  ReconciliationRun,
  ReportAnswer,
  ReportQuery,
  WindowEntry,
} from '@lienthong/client';
import { ok } from '@lienthong/kernel';
import type { Watcher } from '../../agent/watcher.js';
import type { DossierExpectation } from './expectation.js';
import type { OwnList } from './own-list.js';

/** What an agency's software for dossiers does: in a process of its own, it knows the hub over HTTP only. */
export interface DossierAgent {
  file(filing: FilingDraft): Answer<DossierTaken>;
  receive(id: string, reception: ReceptionDraft): Answer<DossierTaken>;
  report(code: string, leg: string, said: Omit<LegReportDraft, 'reportId'>): Answer<DossierTaken>;
  answer(code: string, answer: CitizenAnswerDraft): Answer<DossierTaken>;
  deliver(code: string): Answer<DossierTaken>;
  show(code: string): Answer<Dossier>;
  trace: Dossiers['trace'];
  board(state: BoardState): Answer<readonly OpenWork[]>;
  /** The first entry of the inbox that fits, come or to come. */
  expect(expectation: DossierExpectation): Promise<WindowEntry>;
  /** An official types the status of a dossier into the software's own list. */
  note(code: string, status: string): Promise<void>;
  ownStatus(code: string): Promise<string | undefined>;
  /** Sends its own list to be compared. */
  compare(messageId: string): Answer<ReconciliationRun>;
  compared(run: string): Answer<ReconciliationResult>;
  /** Takes what was sent again into its own list, step by step, in this order. */
  takeMissing(run: string, code: string, statuses: readonly string[]): Promise<void>;
  driftRate(): Answer<DriftRate>;
  /** Form II.06a of its own unit. */
  form(period: Pick<ReportQuery, 'from' | 'to'>): Answer<ReportAnswer>;
}

type Hub = Pick<Client, 'dossiers' | 'reconcile' | 'reconciliation' | 'driftRate' | 'reports'>;

export const dossierAgentOf = (
  hub: Hub,
  agency: string,
  watcher: Watcher<DossierExpectation>,
  own: OwnList,
): DossierAgent => {
  const { dossiers } = hub;
  let spoken = 0;
  const reportId = (): string => `${agency}-${(spoken += 1)}`;
  return {
    file: (filing) => dossiers.file(filing),
    receive: (id, reception) => dossiers.receive(id, reception),
    report: (code, leg, said) => dossiers.report(code, leg, { reportId: reportId(), ...said }),
    answer: (code, answer) => dossiers.answer(code, answer),
    deliver: (code) => dossiers.deliver(code),
    show: (code) => dossiers.show(code),
    trace: (code) => dossiers.trace(code),
    board: async (state) => {
      const board = await dossiers.board(agency, state);
      return board.ok ? ok(board.value.work) : board;
    },
    expect: (expectation) => watcher.first(expectation),
    note: (code, status) => {
      own.note(code, status);
      return Promise.resolve();
    },
    ownStatus: (code) => Promise.resolve(own.statusOf(code)),
    compare: (messageId) => own.asSheet((file) => hub.reconcile({ agency, messageId, complete: true }, file)),
    compared: (run) => hub.reconciliation(run),
    takeMissing: async (run, code, statuses) => {
      for (const status of statuses) {
        await watcher.first({ kind: 'reconciliation', what: 'resend', run, status });
        own.note(code, status);
      }
    },
    driftRate: () => hub.driftRate(agency),
    form: (period) => hub.reports.ii06a({ agency, ...period }),
  };
};
