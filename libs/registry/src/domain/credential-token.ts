import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { CredentialId, SystemId } from './system.events.js';

/** `lt_<credentialId>_<secret>`: 20 hexadecimal digits, then 256 bits as base64url (43 characters). */
const TOKEN = /^lt_([0-9a-f]{20})_([A-Za-z0-9_-]{43})$/;
const SYSTEM_ID = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;
const CREDENTIAL_ID = /^[0-9a-f]{20}$/;

export interface ParsedToken {
  readonly credentialId: CredentialId;
  readonly secret: string;
}

export const parseToken = (text: string): ParsedToken | undefined => {
  const [, credentialId, secret] = TOKEN.exec(text) ?? [];
  return credentialId === undefined || secret === undefined
    ? undefined
    : { credentialId: credentialId as CredentialId, secret };
};

export const formatToken = ({ credentialId, secret }: ParsedToken): string => `lt_${credentialId}_${secret}`;

export const isSystemId = (text: string): text is SystemId => SYSTEM_ID.test(text);

export const parseSystemId = (text: string): Outcome<SystemId, Refusal<'system/id-malformed'>> =>
  isSystemId(text) ? ok(text) : refused({ code: 'system/id-malformed' });

export const isCredentialId = (text: string): text is CredentialId => CREDENTIAL_ID.test(text);

export const parseCredentialId = (text: string): Outcome<CredentialId, Refusal<'credential/id-malformed'>> =>
  isCredentialId(text) ? ok(text) : refused({ code: 'credential/id-malformed' });
