import type { Source } from '../../domain/reconciliation.events.js';
import type { ViewLimits } from '../../readers/view.js';

/** The port to an agency's own system: its view as it is now. */
export interface ViewQuery {
  ask(url: string): Promise<{
    readonly source: Exclude<Source, 'query'>;
    readonly bytes: AsyncIterable<Uint8Array>;
    readonly limits: ViewLimits;
  }>;
}
