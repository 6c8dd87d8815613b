import { failReply, senderNotRegisteredText } from '@lienthong/axis-protocol';
import type { AxisCall, ErrorNumber } from '@lienthong/axis-protocol';
import type { Fault, Refusal } from '@lienthong/kernel';
import { axisNumberOf, problemOf } from '@lienthong/refusals';

/** Refusals for which the real axis has a sentence of its own. */
const NOT_REGISTERED = new Set(['sender/unknown', 'sender/not-in-mandate']);

export interface Failure {
  readonly number: Exclude<ErrorNumber, 0>;
  readonly sentence: string;
}

/** What a refusal says on the axis: its number, and a sentence in Vietnamese with the place it is about. */
export const failureOf = (of: Refusal | Fault, axisName = ''): Failure => {
  const problem = problemOf(of);
  const number = axisNumberOf(problem.code) as Failure['number'];
  const agency = problem.params?.['agency'];
  if (NOT_REGISTERED.has(problem.code) && typeof agency === 'string') {
    return { number, sentence: senderNotRegisteredText(agency, axisName) };
  }
  const place = problem.path === undefined || problem.path === '' ? '' : ` (${problem.path})`;
  return { number, sentence: `${problem.detail}${place}` };
};

export const failureText = (call: AxisCall, { number, sentence }: Failure): string => failReply(call, number, sentence);
