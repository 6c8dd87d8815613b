import type { LedgerPorts } from '@lienthong/ledger';
import type { InboxSignals } from './signals.js';
import { readInbox } from './window.js';
import type { InboxPage, WindowEntry } from './window.js';

type FollowPorts = LedgerPorts & { readonly signals: InboxSignals };

/** A page, waited for when there is nothing yet. */
export const pollInbox =
  (ports: FollowPorts) =>
  async (
    agency: string,
    { after, limit, waitMs }: { readonly after: number; readonly limit: number; readonly waitMs: number },
    signal: AbortSignal,
  ): Promise<InboxPage> => {
    const ended = AbortSignal.any([signal, ...(waitMs > 0 ? [AbortSignal.timeout(waitMs)] : [])]);
    for (;;) {
      const patience = new AbortController();
      // Listening starts before reading, so that nothing slips in between.
      const grown = ports.signals.grown(agency, waitMs, AbortSignal.any([ended, patience.signal]));
      const page = await readInbox(ports)(agency, after, limit);
      if (page.entries.length > 0 || waitMs === 0 || ended.aborted) {
        patience.abort();
        return page;
      }
      await grown;
    }
  };

const pageSize = 100;
const lookEveryMs = 30_000;

/** Every entry after a revision, as server-sent events, for as long as the reader stays. */
export const followInbox = (ports: FollowPorts) =>
  async function* (
    agency: string,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<{ id: string; event: string; data: WindowEntry }> {
    let reached = after;
    while (!signal.aborted) {
      const page = await pollInbox(ports)(agency, { after: reached, limit: pageSize, waitMs: lookEveryMs }, signal);
      for (const entry of page.entries) {
        yield { id: entry.cursor, event: entry.entry.kind, data: entry };
        reached = entry.sequence;
      }
    }
  };
