import type { Outcome } from '@lienthong/kernel';
import { acknowledgeOne, acknowledgeUpTo } from '../../domain/inbox/acknowledgement.js';
import type { Acknowledged } from '../../domain/inbox/acknowledgement.js';
import { acknowledge } from '../inbox/acknowledge.js';
import type { AcknowledgePorts, Reader } from '../inbox/acknowledge.js';
import type { Act } from '../ledger/execute.js';
import type { WaitingEntries } from './waiting-entries.js';

/**
 * Acknowledges one entry for a system that sees only part of the inbox. What its window never shows – notices, receipts,
 * what was taken back – counts as acknowledged with it: else the set beyond the cursor would grow for ever.
 */
export const acknowledgeShown =
  (ports: AcknowledgePorts & { readonly waiting: Pick<WaitingEntries, 'nextShown' | 'lastKnown'> }) =>
  async (reader: Reader, sequence: number, act: Act): Promise<Outcome<Acknowledged>> => {
    const { waiting } = ports;
    const step = (state: Acknowledged, one: number): Acknowledged => {
      let reached = acknowledgeOne(state, one);
      for (;;) {
        const shown = waiting.nextShown(reader.agency, reached.cursor) ?? waiting.lastKnown(reader.agency) + 1;
        if (shown <= reached.cursor + 1) return reached;
        reached = acknowledgeUpTo(reached, shown - 1);
      }
    };
    return acknowledge(ports)(reader, sequence, step, act);
  };
