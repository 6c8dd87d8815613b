import { startStand } from '../hub/stand.js';
import { profileLoad } from './profile-load.js';

/** Of submissions over HTTP. */
export const profileSubmit = (seconds: number): Promise<string> =>
  profileLoad(
    startStand,
    ({ generator, url, speakers, agencies }, pace, lasting) =>
      generator.ask('submit', { url, speakers, agencies, recipients: 1, warmUpSeconds: 0, pace, seconds: lasting }),
    seconds,
  );
