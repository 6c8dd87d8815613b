import type { Alarm } from '../domain/dossier.events.js';

/** What an agency is to do. */
export const TASKS = [
  /** Work on a leg that was handed over. */
  'start',
  /** Mend what another leg found wrong: the leg once more. */
  'correct',
  /** Go on: what was found wrong is mended. */
  'resume',
  /** Go on in the place of a closed agency. */
  'take-over',
  /** Ask the citizen for what is missing, for a fee, for a confirmation. */
  'ask-supplement',
  'collect-fee',
  'ask-confirmation',
  /** Hand the result to the citizen. */
  'deliver',
] as const;
export type Task = (typeof TASKS)[number];

/** What an agency is told. */
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
export type DossierNotice = (typeof DOSSIER_NOTICES)[number];

interface OfDossier {
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
  /** When it is to be done. */
  readonly due: string | null;
}

/** Dossiers in an agency's inbox: process facts only; what is in the items is fetched by who may see it. */
export type DossierEntry =
  | (OfDossier & {
      readonly kind: 'task';
      readonly what: Task;
      readonly acknowledgeBy: string | null;
      /** Of a request to the citizen: by it the answer is handed in. */
      readonly requestId: string | null;
    })
  | (OfDossier & {
      readonly kind: 'dossier-notice';
      readonly what: DossierNotice;
      /** With `alarm`: what is late or near. */
      readonly alarm: Alarm | null;
      /** With `alarm`: how often this was told, from 1. */
      readonly count: number | null;
      /** The leg that made an error, mended it or reported. */
      readonly about: string | null;
    });
