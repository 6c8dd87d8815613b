import { problemOf } from '@lienthong/refusals';
import type { ProcedureProblem } from '@lienthong/procedure';

/** A problem of a definition, as it is written out. */
export interface ToldProblem {
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly vi: string;
  readonly en: string;
}

export const toldProblem = (problem: ProcedureProblem): ToldProblem => {
  const { title, detail } = problemOf(problem);
  const { line, column } = problem.params ?? {};
  return {
    code: problem.code,
    path: problem.path ?? '',
    line: Number(line ?? 1),
    column: Number(column ?? 1),
    vi: detail,
    en: title,
  };
};

/** `tep.yaml:16:24: …`, as editors jump to it. */
export const problemText = (file: string, { code, line, column, vi, en }: ToldProblem): string =>
  `${file}:${line}:${column}: ${vi} [${code}]\n→ ${en}`;
