import type { WindowEntry } from '@lienthong/client';
import { Fault } from '@lienthong/kernel';
import type { Expectation } from './agent.js';
import type { HubLink } from './link.js';

/** Keeps everything that came into an inbox. */
export interface Watcher<Wanted = Expectation> {
  /** Faults: `demo/nothing-came` when it does not come in time. */
  first(wanted: Wanted): Promise<WindowEntry>;
}

/** On the bus, an agency that was added while the hub runs is served within a minute. */
const PATIENCE_MS = 60_000;

const fitsTransfer = ({ entry }: WindowEntry, { transfer, kind, code, notice, from }: Expectation): boolean =>
  entry.transfer === transfer &&
  entry.kind === kind &&
  (from === undefined || entry.from === from) &&
  (code === undefined || (entry.kind === 'status' && entry.code === code)) &&
  (notice === undefined || (entry.kind === 'notice' && entry.notice === notice));

/** Follows the inbox until the signal ends it; a refusal ends the process's work with a fault. */
export const watchEntries = <Wanted>(
  link: Pick<HubLink, 'follow'>,
  agency: string,
  fits: (entry: WindowEntry, wanted: Wanted) => boolean,
  signal: AbortSignal,
): Watcher<Wanted> => {
  const entries: WindowEntry[] = [];
  const waiting = new Set<(entry: WindowEntry) => void>();

  const take = (entry: WindowEntry): void => {
    entries.push(entry);
    for (const look of waiting) look(entry);
  };
  void link.follow(take, signal);

  return {
    first: (wanted) => {
      const come = entries.find((entry) => fits(entry, wanted));
      if (come) return Promise.resolve(come);
      return new Promise((resolve, reject) => {
        const look = (entry: WindowEntry): void => {
          if (!fits(entry, wanted)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(entry);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Fault('demo/nothing-came', `${agency} waited in vain for ${JSON.stringify(wanted)}`));
        }, PATIENCE_MS);
        waiting.add(look);
      });
    },
  };
};

/** The inbox of who exchanges documents. */
export const watchInbox = (link: Pick<HubLink, 'follow'>, agency: string, signal: AbortSignal): Watcher =>
  watchEntries(link, agency, fitsTransfer, signal);
