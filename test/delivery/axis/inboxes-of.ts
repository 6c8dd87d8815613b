import { readRawInbox } from '../../support/api.js';
import { CENTRAL, LOCAL } from '../../support/axis/province.js';
import type { Seen } from './hop-violations.js';
import type { TwoHubs } from './two-hubs.js';

const read = async (url: string, token: string, agency: string): Promise<[string, readonly Seen[]]> => {
  const entries = await readRawInbox(url, token, agency);
  return [
    agency,
    entries.map(({ sequence, entry }) => {
      const { kind, from, head, documentId, code } = entry as unknown as {
        kind: string;
        from: string;
        head?: { documentId: string };
        documentId?: string;
        code?: string;
      };
      const id = head?.documentId ?? documentId ?? '';
      return { sequence, kind, from, documentId: id, ...(code === undefined ? {} : { code }) };
    }),
  ];
};

/** Each agency's inbox on the hub where it is connected. */
export const inboxesOf = async (hubs: TwoHubs): Promise<ReadonlyMap<string, readonly Seen[]>> =>
  new Map(
    await Promise.all([
      ...CENTRAL.map((agency) => read(hubs.axisUrl, hubs.ministry.token, agency)),
      ...LOCAL.map((agency) => read(hubs.provinceUrl, hubs.local.token, agency)),
    ]),
  );
