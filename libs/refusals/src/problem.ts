import type { Fault, Refusal } from '@lienthong/kernel';
import { catalogue, entryOf } from './catalogue.js';
import { sentenceOf } from './sentence.js';
import type { SentenceParams } from './sentence.js';

/** RFC 9457, served as `application/problem+json`. */
export interface Problem {
  /** `urn:lienthong:problem:<code>`. */
  readonly type: string;
  /** What happened and what to do next, in English. */
  readonly title: string;
  readonly status: number;
  /** What happened, in Vietnamese. */
  readonly detail: string;
  readonly code: string;
  /** Where in the input: a JSON pointer or an XML path. */
  readonly path?: string;
  readonly params?: SentenceParams;
  readonly instance?: string;
}

const UNKNOWN = 'http/internal';

/**
 * The answer to a refusal or a fault. A fault tells its code and no word of its message or cause; a code that the
 * catalogue does not know answers as `http/internal`, since nobody decided what its sentence may tell.
 */
export const problemOf = (of: Refusal | Fault, instance?: string): Problem => {
  const known = entryOf(of.code);
  const entry = known ?? catalogue[UNKNOWN];
  const code = known === undefined ? UNKNOWN : of.code;
  const { path, params }: Pick<Refusal, 'path' | 'params'> = of instanceof Error || known === undefined ? {} : of;
  return {
    type: `urn:lienthong:problem:${code}`,
    title: sentenceOf(entry.en, params),
    status: entry.status,
    detail: sentenceOf(entry.vi, params),
    code,
    ...(path === undefined ? {} : { path }),
    ...(params === undefined ? {} : { params }),
    ...(instance === undefined ? {} : { instance }),
  };
};

/** The number for clients of the national axis; 20 (system error) for whatever has none. */
export const axisNumberOf = (code: string): number => entryOf(code)?.axis ?? 20;
