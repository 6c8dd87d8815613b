import type { Answer, Http } from '../transport/http.js';
import { at } from '../transport/request.js';
import type { SearchDraft, SearchPage, Trace, TraceLine } from '../wire/trace.js';

export interface Queries {
  /** The whole trace, page after page. */
  trace(transfer: string): Answer<Trace>;
  search(query: SearchDraft): Answer<SearchPage>;
}

export const queriesOf = (http: Http): Queries => ({
  trace: async (transfer) => {
    const lines: TraceLine[] = [];
    for (let after: number | undefined; ;) {
      const page = await http.json<Trace>({
        method: 'GET',
        path: at`/v1/transfers/${transfer}`,
        query: { after },
        idempotent: true,
      });
      if (!page.ok) return page;
      lines.push(...page.value.lines);
      if (page.value.next === null) return { ok: true, value: { ...page.value, lines } };
      after = page.value.next;
    }
  },
  search: (query) => http.json({ method: 'GET', path: '/v1/transfers', query: { ...query }, idempotent: true }),
});
