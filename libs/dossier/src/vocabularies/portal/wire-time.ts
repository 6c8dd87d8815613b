import type { Instant } from '@lienthong/kernel';
import { formatWireDateTime } from '@lienthong/identifiers';

/** `yyyyMMddHHmmss` of Việt Nam, as the portal's synchronisation writes every time. */
export const portalTime = (instant: Instant): string => formatWireDateTime(instant).replaceAll(/\D/g, '');
