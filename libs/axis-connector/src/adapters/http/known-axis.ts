import type { Assertion } from '@lienthong/event-store';
import { Refused } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { Connector } from '../../application/connector.js';
import type { RunningAxis } from '../../application/run-axis.js';

/** The axis that is worked with under a name. Throws `Refused`: axis/not-joined. */
export const knownAxis = (connector: Connector, axis: string): RunningAxis => {
  const running = connector.running(axis);
  if (running === undefined) throw new Refused({ code: 'axis/not-joined' });
  return running;
};

export const operatorOf = ({ systemId }: Principal): Assertion => ({ role: 'operator', system: systemId });
