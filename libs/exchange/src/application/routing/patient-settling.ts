import { Fault } from '@lienthong/kernel';
import type { Settling } from './settle.js';

/** Far above what a router that can write needs. */
const PATIENCE_MS = 10_000;

/**
 * Waits for the router as long as it can be expected to come: while the store takes nothing it does not, and whoever asks
 * must hear so. Fault `store/unavailable`.
 */
export const patientSettling = (caughtUp: (position: number) => Promise<void>, patienceMs = PATIENCE_MS): Settling => ({
  settled: async (position) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      const late = new Fault('store/unavailable', 'The router does not get on', { retriable: true });
      timer = setTimeout(reject, patienceMs, late);
    });
    try {
      await Promise.race([caughtUp(position), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  },
});
