import type { Refusal } from '@lienthong/kernel';

export type ProcedureProblemCode =
  | 'procedure/yaml'
  | 'procedure/field-missing'
  | 'procedure/field-unknown'
  | 'procedure/value-malformed'
  | 'procedure/code-malformed'
  | 'procedure/limit-malformed'
  | 'procedure/limit-units'
  | 'procedure/limit-negative'
  | 'procedure/limit-missing'
  | 'procedure/steps-exceed-limit'
  | 'procedure/duplicate-id'
  | 'procedure/unknown-reference'
  | 'procedure/cycle'
  | 'procedure/unreachable'
  | 'procedure/two-agencies'
  | 'procedure/consumed-before-made'
  | 'procedure/until-before-from'
  | 'procedure/made-twice'
  | 'procedure/return-forward'
  | 'procedure/return-untold'
  | 'procedure/role-unfilled'
  | 'procedure/role-ambiguous';

/** What is wrong in a definition; `path` is a JSON pointer, and the parameters hold at least `line` and `column` (from 1). */
export type ProcedureProblem = Refusal<ProcedureProblemCode>;
