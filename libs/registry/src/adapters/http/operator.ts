import type { Assertion } from '@lienthong/event-store';
import type { Principal } from '@lienthong/http-edge';

/** Who is on record for an operator's act. */
export const actOf = ({ systemId }: Principal): Assertion => ({ role: 'operator', system: systemId });
