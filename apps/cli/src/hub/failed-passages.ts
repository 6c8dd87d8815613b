import type { Client, FailedPassage, FailedPassages } from '@lienthong/client';
import { orStop } from '../shell/stopped.js';

const PAGE = 500;

/** What did not pass, over all pages; the first `limit` of it where that is said. */
export const failedPassages = async (client: Pick<Client, 'axes'>, limit = Infinity): Promise<FailedPassages> => {
  const items: FailedPassage[] = [];
  let after: string | undefined;
  for (;;) {
    const most = Math.max(1, Math.min(PAGE, limit - items.length));
    const page = orStop(await client.axes.failed({ limit: most, ...(after === undefined ? {} : { after }) }));
    items.push(...page.items);
    after = page.next;
    if (after === undefined || items.length >= limit) return { ...page, items };
  }
};
