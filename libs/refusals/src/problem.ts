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

/** HTTP's word for "not now": whoever is told so comes again. */
const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 429;

/**
 * The number for clients of the national axis. Where the catalogue gives none: 20 (system error) for what passes by
 * itself, since such clients try again after it; 21 for what is refused and stays so.
 */
export const axisNumberOf = (code: string): number => {
  const entry = entryOf(code);
  if (entry === undefined) return 20;
  return entry.axis ?? (isPassing(entry.status) ? 20 : 21);
};
