import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';
import { isQcvn102AgencyCode } from './agency-code.qcvn102.js';
import type { Qcvn102AgencyCode } from './agency-code.qcvn102.js';

/** Code of an administrative procedure (mã TTHC): `2.000986`, or with a local suffix `2.000815.000.00.00.H55`. */
export type ProcedureCode = Brand<string, 'ProcedureCode'>;

export interface ParsedProcedureCode {
  readonly code: ProcedureCode;
  /** The national part, `d.dddddd`. */
  readonly national: string;
  /** The province whose own version it is, as an old-form agency code. */
  readonly local?: Qcvn102AgencyCode;
}

export type ProcedureCodeRefusal = Refusal<'identifiers/procedure-code-malformed'>;

const FORM = /^(\d\.\d{6})(?:\.(.+))?$/;

export const parseProcedureCode = (text: string): Outcome<ParsedProcedureCode, ProcedureCodeRefusal> => {
  const [, national, local] = FORM.exec(text) ?? [];
  if (national === undefined) return refused({ code: 'identifiers/procedure-code-malformed' });
  const code = text as ProcedureCode;
  if (local === undefined) return ok({ code, national });
  return isQcvn102AgencyCode(local)
    ? ok({ code, national, local })
    : refused({ code: 'identifiers/procedure-code-malformed' });
};

export const isProcedureCode = (text: string): text is ProcedureCode => parseProcedureCode(text).ok;
