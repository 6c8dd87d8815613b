import type { Client, SystemRole } from '@lienthong/client';
import { orStop } from '../../shell/stopped.js';

export interface NewSystem {
  readonly systemId: string;
  readonly name: string;
  readonly role: SystemRole;
  /** Codes of the agencies that it speaks for. */
  readonly agencies: readonly string[];
  /** How long its token holds; default 2. */
  readonly days?: number;
}

/** Registers a connected system with its mandates and answers its token. */
export const connectSystem = async (
  { systems }: Pick<Client, 'systems'>,
  { systemId, name, role, agencies, days = 2 }: NewSystem,
): Promise<string> => {
  orStop(await systems.register({ systemId, name, kind: 'document-management' }));
  for (const agency of agencies) orStop(await systems.grantMandate(systemId, { agency }));
  return orStop(await systems.issueToken(systemId, role, days)).token;
};
