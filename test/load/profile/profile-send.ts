import { startAxisStand } from '../axis/axis-stand.js';
import { profileLoad } from './profile-load.js';

/** Of sendEdoc over the axis's protocol, a connection for each. */
export const profileSend = (seconds: number): Promise<string> =>
  profileLoad(
    startAxisStand,
    ({ generator, axis, agencies }, pace, lasting) =>
      generator.ask('send', { axis, agencies, newConnections: true, warmUpSeconds: 0, pace, seconds: lasting }),
    seconds,
  );
