import { Fault, ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';

/** A place in an inbox: `<epoch>:<revision>`, the epoch a UUID, the revision from 0 without leading zeros. */
export type Cursor = Brand<string, 'Cursor'>;

/** A cursor as the bus carries it (CloudEvents `sequence`): the revision padded to 19 digits, so that it sorts as text. */
export type BusSequence = Brand<string, 'BusSequence'>;

export interface ParsedCursor {
  /** The store's epoch; a cursor of another epoch comes from before a restore. */
  readonly epoch: string;
  readonly revision: number;
}

export type CursorRefusal = Refusal<'identifiers/cursor-malformed'>;

const EPOCH = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const CURSOR = new RegExp(`^${EPOCH}:(0|[1-9]\\d{0,15})$`);
const SEQUENCE = new RegExp(`^${EPOCH}:(\\d{19})$`);

const parseWith = (form: RegExp, text: string): Outcome<ParsedCursor, CursorRefusal> => {
  const [, epoch, digits] = form.exec(text) ?? [];
  const revision = Number(digits);
  return epoch === undefined || !Number.isSafeInteger(revision)
    ? refused({ code: 'identifiers/cursor-malformed' })
    : ok({ epoch, revision });
};

export const parseCursor = (text: string): Outcome<ParsedCursor, CursorRefusal> => parseWith(CURSOR, text);

export const parseBusSequence = (text: string): Outcome<ParsedCursor, CursorRefusal> => parseWith(SEQUENCE, text);

export const isCursor = (text: string): text is Cursor => parseCursor(text).ok;

export const isBusSequence = (text: string): text is BusSequence => parseBusSequence(text).ok;

const malformed = (text: string): Fault => new Fault('identifiers/cursor-malformed', `Not a cursor: ${text}`);

/** Throws a fault for what no store gives: an epoch that is no UUID, a negative or unsafe revision. */
export const cursorAt = (epoch: string, revision: number): Cursor => {
  const text = `${epoch}:${String(revision)}`;
  if (!isCursor(text)) throw malformed(text);
  return text;
};

/** Throws as `cursorAt` does. */
export const busSequenceAt = (epoch: string, revision: number): BusSequence => {
  const text = `${epoch}:${String(revision).padStart(19, '0')}`;
  if (!isBusSequence(text)) throw malformed(text);
  return text;
};
