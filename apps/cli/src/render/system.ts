import type { System } from '@lienthong/client';
import { localTime } from './time.js';

/** A system with what it may speak for and the tokens it holds. */
export const systemText = ({ systemId, name, kind, mandates, credentials }: System): string =>
  [
    `${systemId} – ${name} (${kind})`,
    ...mandates.map(({ agency, from, to }) => {
      return `  ủy quyền · mandate ${agency} ${localTime(from)} – ${to === undefined ? '…' : localTime(to)}`;
    }),
    ...credentials.map(({ credentialId, role, expiresAt, revokedAt }) => {
      const end = revokedAt === undefined ? `đến ${localTime(expiresAt)}` : `thu hồi · revoked ${localTime(revokedAt)}`;
      return `  mã · token ${credentialId} ${role} ${end}`;
    }),
  ].join('\n');
