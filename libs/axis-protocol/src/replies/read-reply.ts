import { Fault } from '@lienthong/kernel';

/** A failure that the axis itself says. `number` is its text as it came: the national list is not public. */
export interface AxisFailure {
  readonly ok: false;
  readonly number: string;
  readonly sentence: string;
  /** Present on sendEdoc, perhaps empty. */
  readonly docId?: string;
}

export interface AxisSuccess<T> {
  readonly ok: true;
  readonly value: T;
}

export type AxisReply<T> = AxisSuccess<T> | AxisFailure;

export type JsonMap = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whatever is not the JSON of this call is an outage: it must never be read as "no mail". */
export const malformed = (what: string): Fault =>
  new Fault('axis/reply-malformed', `The axis answered with what is no reply: ${what}`, { retriable: true });

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** Fault axis/reply-status for anything but HTTP 200 or 201. */
export const checkStatus = (httpStatus: number): void => {
  if (httpStatus === 200 || httpStatus === 201) return;
  throw new Fault('axis/reply-status', `The axis answered with HTTP ${httpStatus}`, { retriable: true });
};

/** Faults: axis/reply-status (no HTTP 200 or 201), axis/reply-malformed. Both retriable. */
export const readReply = (
  httpStatus: number,
  body: string,
): { readonly json: JsonMap; readonly failure?: AxisFailure } => {
  checkStatus(httpStatus);
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw malformed(body.trim() === '' ? 'nothing' : 'no JSON');
  }
  if (!isMap(json)) throw malformed('no object');
  const number = textOf(json['ErrorCode']);
  const { status } = json;
  if (number === undefined || (status !== 'OK' && status !== 'FAIL')) throw malformed('no status and ErrorCode');
  if ((status === 'OK') !== (number === '0')) throw malformed('a status that its ErrorCode contradicts');
  if (status === 'OK') return { json };
  const docId = textOf(json['DocId']);
  const sentence = textOf(json['ErrorDesc']) ?? '';
  return { json, failure: { ok: false, number, sentence, ...(docId === undefined ? {} : { docId }) } };
};

/** The rows of a list, unread. Absent, null or no array is an outage. Fault: axis/reply-malformed. */
export const rowsOf = ({ data }: JsonMap): readonly unknown[] => {
  if (!Array.isArray(data)) throw malformed('no data');
  return data as readonly unknown[];
};
