import { streamName } from '@lienthong/event-store';
import type { EventCatalogue, StreamName } from '@lienthong/event-store';
import type { Alarm } from '../domain/dossier.events.js';

/** What a citizen is told. */
export const CITIZEN_NOTICES = [
  'received',
  'not-received',
  'supplement',
  'fee',
  'confirmation',
  'apology',
  'refused',
  'stopped',
  'result',
  'reminder',
] as const;
export type CitizenNotice = (typeof CITIZEN_NOTICES)[number];

/** The province's gateway sends it: by telephone, mail or the portal. Nothing of it is personal but what it refers to. */
export interface CitizenNoticeDue {
  readonly type: 'CitizenNoticeDue';
  readonly data: {
    readonly dossier: string;
    readonly code: string | null;
    readonly what: CitizenNotice;
    /** What is promised, or until when something is awaited. */
    readonly due: string | null;
    /** With `reminder`. */
    readonly alarm: Alarm | null;
    /** The event in whose sealed half the contact lies: read by who may send, never copied. */
    readonly contact: string;
    /** The event that says why, in sealed words. */
    readonly about: string;
  };
}

export const citizenNoticeCatalogue = {
  CitizenNoticeDue: {},
} as const satisfies Record<CitizenNoticeDue['type'], EventCatalogue[string]>;

export const citizenNoticeStream = (dossier: string): StreamName => streamName('citizennotice', dossier);
