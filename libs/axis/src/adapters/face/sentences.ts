import { failReply, senderNotRegisteredText } from '@lienthong/axis-protocol';
import type { AxisCall, CallArguments, ErrorNumber } from '@lienthong/axis-protocol';
import type { Fault, Refusal } from '@lienthong/kernel';
import { axisNumberOf, problemOf } from '@lienthong/refusals';
import { RECIPIENTS, recipientsIn } from './calls/recipients.js';

/** Refusals for which the real axis has a sentence of its own. */
const NOT_REGISTERED = new Set(['sender/unknown', 'sender/not-in-mandate']);

export interface Failure {
  readonly number: Exclude<ErrorNumber, 0>;
  readonly sentence: string;
}

/** Whose call it was. */
export interface Speaker {
  /** The systemid as the headers have it; empty before it is known to be one. */
  readonly system: string;
  /** Its signed arguments, once they are known to be signed. */
  readonly args: CallArguments | undefined;
}

const NOBODY: Speaker = { system: '', args: undefined };

/** What looks like a code may be said again, whether it is one or not; anything else could be anybody’s words. */
const PLAIN = /^[0-9A-Za-z.-]{1,35}$/;
const RECIPIENT = new RegExp(`^${RECIPIENTS}/(\\d+)$`);

/** What a signed header names at a place, where it is plain. */
const plainAt = (path: string | undefined, { args = {} }: Speaker): string | undefined => {
  const index = RECIPIENT.exec(path ?? '')?.[1];
  const list = index === undefined ? 'malformed' : recipientsIn(args.to);
  const said = path === 'XroadVnpt-from' ? args.from : list === 'malformed' ? undefined : list[Number(index)];
  return said !== undefined && PLAIN.test(said) ? said : undefined;
};

const naming = (of: Refusal | Fault, speaker: Speaker): Refusal | Fault => {
  const agency = of instanceof Error ? undefined : plainAt(of.path, speaker);
  return agency === undefined || of instanceof Error ? of : { ...of, params: { ...of.params, agency } };
};

/** What a refusal says on the axis: its number, and a sentence in Vietnamese with the place it is about. */
export const failureOf = (of: Refusal | Fault, speaker = NOBODY): Failure => {
  const problem = problemOf(naming(of, speaker));
  const number = axisNumberOf(problem.code) as Failure['number'];
  if (NOT_REGISTERED.has(problem.code)) {
    const agency = problem.params?.['agency'];
    const named = typeof agency === 'string' ? agency : (problem.path ?? '');
    return { number, sentence: senderNotRegisteredText(named, speaker.system) };
  }
  const place = problem.path === undefined || problem.path === '' ? '' : ` (${problem.path})`;
  return { number, sentence: `${problem.detail}${place}` };
};

export const failureText = (call: AxisCall, { number, sentence }: Failure): string => failReply(call, number, sentence);
