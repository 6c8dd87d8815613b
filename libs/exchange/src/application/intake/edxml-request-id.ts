import { hash } from 'node:crypto';
import type { EdxmlDocument } from '@lienthong/edxml';
import { canonicalJson } from '@lienthong/kernel';
import type { JsonObject } from '@lienthong/kernel';

/**
 * Identity of a recall, an update or a replacement: the canonical form and what is asked for. The canonical form alone
 * leaves Bussiness out, and two updates of one document may differ in nothing else.
 */
export const requestIdOf = (message: EdxmlDocument, digest: string): string => {
  const { type, documentInfo, replacements } = message.business;
  const asked = canonicalJson({ type, documentInfo, replacements } as unknown as JsonObject);
  return hash('sha256', `${digest}\n${asked}`, 'hex');
};
