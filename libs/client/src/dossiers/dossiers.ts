import type { Answer, Http } from '../transport/http.js';
import { into } from '../transport/into-file.js';
import { at, jsonBody } from '../transport/request.js';
import type {
  AwaitedLeg,
  BoardState,
  CitizenAnswerDraft,
  Dossier,
  DossierTaken,
  DossierTraceLine,
  FilingDraft,
  LegReportDraft,
  OpenWork,
  ReceptionDraft,
} from '../wire/dossier.js';
import type { Fetched } from '../wire/document.js';
import type { Reach } from '../wire/trace.js';

interface Words {
  readonly reason?: string;
  readonly person?: string;
}

/** Dossiers by their id or either of their codes. Each act is known by its own identity, so that it may be tried again. */
export interface Dossiers {
  file(filing: FilingDraft): Answer<DossierTaken>;
  receive(id: string, reception: ReceptionDraft): Answer<DossierTaken>;
  refuse(id: string, words: Words): Answer<DossierTaken>;
  linkCode(id: string, national: string): Answer<DossierTaken>;
  report(id: string, leg: string, report: LegReportDraft): Answer<DossierTaken>;
  /** The citizen answered a request. */
  answer(id: string, answer: CitizenAnswerDraft): Answer<DossierTaken>;
  apologise(id: string, apology: Words & { readonly due: string }): Answer<DossierTaken>;
  withdraw(id: string, words?: Words): Answer<DossierTaken>;
  stop(id: string, words: Words & { readonly agency?: string }): Answer<DossierTaken>;
  deliver(id: string, at?: string): Answer<DossierTaken>;
  show(id: string): Answer<Dossier>;
  /** The file of that number of an item, from 0, into a file. */
  itemFile(id: string, item: string, number: number, file: string): Answer<Fetched>;
  trace(id: string): Answer<{ readonly dossier: string; readonly lines: readonly DossierTraceLine[] }>;
  /** What an agency has to do, earliest due first. */
  board(
    agency: string,
    state?: BoardState,
    limit?: number,
  ): Answer<{ readonly agency: string; readonly work: readonly OpenWork[] } & Reach>;
  /** Legs that nobody answers for: the operator's desk. */
  awaited(): Answer<{ readonly awaited: readonly AwaitedLeg[] } & Reach>;
  assign(id: string, leg: string, agency: string): Answer<DossierTaken>;
}

export const dossiersOf = (http: Http): Dossiers => {
  const act = (path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Answer<DossierTaken> =>
    http.json({ method, path, body: jsonBody(body), idempotent: true });
  return {
    file: (filing) => act('/v1/dossiers', filing),
    receive: (id, reception) => act(at`/v1/dossiers/${id}/reception`, reception),
    refuse: (id, words) => act(at`/v1/dossiers/${id}/reception-refusal`, words),
    linkCode: (id, national) => act(at`/v1/dossiers/${id}/national-code`, { national }, 'PUT'),
    report: (id, leg, report) => act(at`/v1/dossiers/${id}/legs/${leg}/reports`, report),
    answer: (id, answer) => act(at`/v1/dossiers/${id}/answers`, answer),
    apologise: (id, apology) => act(at`/v1/dossiers/${id}/apology`, apology),
    withdraw: (id, words = {}) => act(at`/v1/dossiers/${id}/withdrawal`, words),
    stop: (id, words) => act(at`/v1/dossiers/${id}/stop`, words),
    deliver: (id, moment) => act(at`/v1/dossiers/${id}/delivery`, moment === undefined ? {} : { at: moment }),
    show: (id) => http.json({ method: 'GET', path: at`/v1/dossiers/${id}`, idempotent: true }),
    itemFile: (id, item, number, file) =>
      http.call(
        { method: 'GET', path: at`/v1/dossiers/${id}/items/${item}/files/${number}`, idempotent: true },
        into(file),
      ),
    trace: (id) => http.json({ method: 'GET', path: at`/v1/dossiers/${id}/trace`, idempotent: true }),
    board: (agency, state, limit) =>
      http.json({
        method: 'GET',
        path: at`/v1/agencies/${agency}/dossiers`,
        query: { state, limit },
        idempotent: true,
      }),
    awaited: () => http.json({ method: 'GET', path: '/v1/desk/legs', idempotent: true }),
    assign: (id, leg, agency) => act(at`/v1/desk/legs/${id}/${leg}/assign`, { agency }),
  };
};
