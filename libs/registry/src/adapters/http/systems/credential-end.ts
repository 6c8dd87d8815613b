import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { Refused } from '@lienthong/http-edge';
import { momentAt } from '../input/moment.js';
import type { IssueCredentialDto } from './credential.dto.js';

const DAY_MS = 86_400_000;

/** When the credential ends: exactly one of the two ways to say it, else `http/invalid`. */
export const credentialEnd = (
  { expiresAt, days }: Pick<IssueCredentialDto, 'expiresAt' | 'days'>,
  now: Instant,
): Instant => {
  if (expiresAt !== undefined && days === undefined) return momentAt(expiresAt, '/expiresAt');
  if (expiresAt === undefined && days !== undefined) return instantOf(new Date(Date.parse(now) + days * DAY_MS));
  throw new Refused({ code: 'http/invalid', path: '/expiresAt' }, [
    { path: '/expiresAt', code: 'either-expires-at-or-days' },
  ]);
};
