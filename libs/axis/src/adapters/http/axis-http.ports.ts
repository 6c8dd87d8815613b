import type { Principals } from '@lienthong/registry';
import type { SecretPorts } from '../../application/secret-commands.js';

/** What the operator's side of the axis needs. */
export interface AxisHttpPorts extends SecretPorts {
  readonly principals: Pick<Principals, 'system'>;
}

export const AXIS_HTTP_PORTS = Symbol('AxisHttpPorts');
