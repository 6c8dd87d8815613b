import type { Brand } from '@lienthong/kernel';

/**
 * An agency code as it stands on the wire, of any generation (`H37.02.02`, `000.00.00.G22`, `28.22.H17`): 3 to 35
 * letters, digits and dots. Whether an agency holds it is the register's question.
 */
export type WireOrganId = Brand<string, 'WireOrganId'>;

const ORGAN_ID = /^[A-Za-z0-9.]{3,35}$/;

/** The word "null", which some software writes for no code, is none. */
export const isWireOrganId = (text: string): text is WireOrganId =>
  ORGAN_ID.test(text) && text.toLowerCase() !== 'null';

/** An agency as a party of a message (`From`, `To`). */
export interface EdxmlOrgan {
  readonly organId: WireOrganId;
  readonly organizationInCharge?: string;
  readonly organName?: string;
  readonly organAdd?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly fax?: string;
  readonly website?: string;
}
