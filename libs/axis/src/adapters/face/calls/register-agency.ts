import { okReply } from '@lienthong/axis-protocol';
import { parseJson, Refused } from '@lienthong/http-edge';
import { isAgencyCode } from '@lienthong/identifiers';
import { argument, textAnswer } from '../call.js';
import type { FacePorts, RunCall, SignedCall } from '../call.js';

const LONGEST_BODY = 64 * 1024;

const readBody = async ({ body }: SignedCall): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > LONGEST_BODY) throw new Refused({ code: 'http/too-large', path: '' });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

interface Asked {
  readonly code: string;
  readonly name: string;
}

const invalid = (path: string): Refused => new Refused({ code: 'axis/agency-invalid', path });

/** Of {id, pcode, code, name, mail, mobile, fax} the code and the name. Real callers send what is no JSON. */
const askedIn = (bytes: Buffer): Asked => {
  const read = parseJson(bytes);
  if (!read.ok) throw invalid('');
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('');
  const { code, name } = value as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || !isAgencyCode(code.trim())) throw invalid('/code');
  if (typeof name !== 'string' || name.trim() === '') throw invalid('/name');
  return { code: code.trim(), name: name.trim() };
};

/** The agency that holds a code, where the caller speaks for it. */
const ownHolder = ({ register, clock }: FacePorts, { caller }: SignedCall, code: string) => {
  const now = clock.now();
  const held = register.holderOf(code, now);
  const view = held && register.agencyAt(held.agency, now);
  return view && caller.mandates.mayActFor(view.agencyId, now) ? view : undefined;
};

/**
 * registerAgency: the register is the operator's. What it says already, of an agency of the caller's, is confirmed;
 * anything else is refused in words, and the operator's log tells that it was asked for.
 */
export const registerAgency: RunCall = async (ports, call) => {
  const { code, name } = askedIn(await readBody(call));
  const holder = ownHolder(ports, call, code);
  if (holder && holder.status !== 'closed' && holder.name === name) return textAnswer(okReply());
  ports.onRegisterAsked({ call: call.call, system: call.caller.system, code });
  throw new Refused({ code: 'axis/register-is-the-operators', params: { agency: code } });
};

/** deleteAgency: one of the caller's that is closed already is confirmed; no system closes an agency. */
export const deleteAgency: RunCall = (ports, call) => {
  const code = argument(call, 'AgencyCode').trim();
  if (!isAgencyCode(code)) throw new Refused({ code: 'axis/agency-invalid', path: 'XroadVnpt-AgencyCode' });
  if (ownHolder(ports, call, code)?.status === 'closed') return textAnswer(okReply());
  ports.onRegisterAsked({ call: call.call, system: call.caller.system, code });
  throw new Refused({ code: 'axis/register-is-the-operators', params: { agency: code } });
};
