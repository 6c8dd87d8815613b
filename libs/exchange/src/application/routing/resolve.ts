import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { Resolution } from '../../domain/transfer/transfer.decide.js';
import type { Addressees } from './addressees.js';
import { namedCode } from './named-code.js';

export interface RecipientRefusal {
  readonly code:
    'recipient/unknown' | 'recipient/closed' | 'recipient/suspended' | 'recipient/duplicate' | 'recipient/none';
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** Resolves codes as they stood at `at`. Codes that nobody answers for are left out: `checkRecipients` refused them. */
export const resolveCodes = (addressees: Addressees, codes: readonly string[], at: Instant): Resolution => {
  const recipients = new Map<string, { codes: string[]; predecessors: string[] }>();
  const awaited: Resolution['awaited'][number][] = [];
  const add = (agency: string, code: string, predecessor?: string): void => {
    const known = recipients.get(agency) ?? { codes: [], predecessors: [] };
    recipients.set(agency, known);
    known.codes.push(code);
    if (predecessor !== undefined) known.predecessors.push(predecessor);
  };
  for (const code of codes) {
    const found = addressees.resolve(code, at);
    if (found.kind === 'live') add(found.agency, code);
    else if (found.kind === 'succeeded') add(found.successor, code, found.agency);
    else if (found.kind === 'scoped') awaited.push({ code, agency: found.agency, candidates: found.candidates });
  }
  return { instant: at, recipients: [...recipients].map(([agency, one]) => ({ agency, ...one })), awaited };
};

/** A place in a list: JSON pointers count from 0, paths of XML elements from 1, as XPath does. */
const oneOf = (list: string, index: number): string =>
  list.startsWith('/edXML/') ? `${list}[${index + 1}]` : `${list}/${index}`;

/** Every code must have somebody who answers for it, and no agency may be named twice; what is known passes as it is. */
export const checkRecipients = (
  addressees: Addressees,
  codes: readonly string[],
  at: Instant,
  path: string,
  known: ReadonlySet<string> = new Set(),
): Outcome<void, RecipientRefusal> => {
  if (codes.length === 0) return refused({ code: 'recipient/none', path });
  const seen = new Set<string>();
  for (const [index, code] of codes.entries()) {
    if (known.has(code)) continue;
    const place = { path: oneOf(path, index), ...namedCode(code) };
    const found = addressees.resolve(code, at);
    // What is no code is named by its number: it could be anybody's words.
    if (found.kind === 'unknown')
      return refused({ code: 'recipient/unknown', params: { agency: `#${index + 1}` }, ...place });
    if (found.kind === 'closed') return refused({ code: 'recipient/closed', ...place });
    if (found.kind === 'suspended') return refused({ code: 'recipient/suspended', ...place });
    if (seen.has(found.agency)) return refused({ code: 'recipient/duplicate', ...place });
    seen.add(found.agency);
  }
  return ok(undefined);
};
