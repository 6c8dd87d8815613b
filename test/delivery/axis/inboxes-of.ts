import { readInboxBehind } from '../../support/api.js';
import { CENTRAL, LOCAL } from '../../support/axis/province.js';
import type { Seen } from './hop-violations.js';
import type { TwoHubs } from './two-hubs.js';

type Shown = Awaited<ReturnType<typeof readInboxBehind>>['entries'][number];

const seen = ({ sequence, entry }: Shown): Seen => {
  const { kind, from, head, documentId, code } = entry as unknown as {
    kind: string;
    from: string;
    head?: { documentId: string };
    documentId?: string;
    code?: string;
  };
  const id = head?.documentId ?? documentId ?? '';
  return { sequence, kind, from, documentId: id, ...(code === undefined ? {} : { code }) };
};

/** Each agency's inbox on the hub where it is connected. Each look reads what came since the one before it. */
export const followInboxes = (hubs: TwoHubs): (() => Promise<ReadonlyMap<string, readonly Seen[]>>) => {
  const inboxes = new Map<string, Seen[]>();
  const ends = new Map<string, string>();
  const follow = async (url: string, token: string, agency: string): Promise<void> => {
    const { entries, end } = await readInboxBehind(url, token, agency, ends.get(agency) ?? 'start');
    ends.set(agency, end);
    inboxes.set(agency, [...(inboxes.get(agency) ?? []), ...entries.map(seen)]);
  };
  return async () => {
    await Promise.all([
      ...CENTRAL.map((agency) => follow(hubs.axisUrl, hubs.ministry.token, agency)),
      ...LOCAL.map((agency) => follow(hubs.provinceUrl, hubs.local.token, agency)),
    ]);
    return inboxes;
  };
};
