/** What an agency is to do in a dossier, as the dossiers' context says it. */
export const TASKS = [
  'start',
  'correct',
  'resume',
  'take-over',
  'ask-supplement',
  'collect-fee',
  'ask-confirmation',
  'deliver',
] as const;

/** What an agency is told of a dossier. */
export const DOSSIER_NOTICES = [
  'returned',
  'wrong',
  'mended',
  'completed',
  'failed',
  'cancelled',
  'handed-to-successor',
  'awaited',
  'answered',
  'due-moved',
  'stopped',
  'refused',
  'alarm',
] as const;

/** What an alarm is about. */
export const DOSSIER_ALARMS = [
  'reception',
  'assignment',
  'acknowledgement',
  'leg',
  'promise-near',
  'promise',
  'citizen',
  'delivery',
] as const;

interface OfDossier {
  /** A dossier is no transfer. */
  readonly transfer?: undefined;
  readonly dossier: string;
  /** Id of the agency that received the dossier. */
  readonly from: string;
  /** Of the one-stop counter; null before the reception. */
  readonly code: string | null;
  readonly procedure: string;
  /** Null where it is about the dossier as a whole. */
  readonly leg: string | null;
  /** Of the leg, from 1. */
  readonly attempt: number | null;
  readonly due: string | null;
}

/** Dossiers in an inbox: process facts only; what is in the items is fetched by who may see it. */
export type DossierEntry =
  | (OfDossier & {
      readonly kind: 'task';
      readonly what: (typeof TASKS)[number];
      readonly acknowledgeBy: string | null;
      /** Of a request to the citizen: by it the answer is handed in. */
      readonly requestId: string | null;
    })
  | (OfDossier & {
      readonly kind: 'dossier-notice';
      readonly what: (typeof DOSSIER_NOTICES)[number];
      readonly alarm: (typeof DOSSIER_ALARMS)[number] | null;
      /** How often an alarm was raised, from 1. */
      readonly count: number | null;
      readonly about: string | null;
    });
