/** A document that the hub of its sender acknowledged. */
export interface Sent {
  readonly documentId: string;
  readonly from: string;
  /** Agencies that are connected to the other hub. */
  readonly to: readonly string[];
}

/** A status that the hub of its reporter acknowledged. */
export interface Reported {
  readonly documentId: string;
  readonly from: string;
  /** The sender of the document, connected to the other hub. */
  readonly to: string;
  readonly code: string;
}

/** An entry of an inbox, on the hub where its agency is connected. */
export interface Seen {
  readonly sequence: number;
  readonly kind: string;
  readonly documentId: string;
  readonly from: string;
  /** Of a status. */
  readonly code?: string;
}

export interface Found {
  readonly sent: readonly Sent[];
  readonly reported: readonly Reported[];
  readonly inboxes: ReadonlyMap<string, readonly Seen[]>;
}

const counted = (keys: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const documentsOf = (entries: readonly Seen[]): ReadonlyMap<string, number> =>
  counted(entries.filter(({ kind }) => kind === 'document').map(({ documentId }) => documentId));

const statusKey = ({ documentId, from, code }: Pick<Reported, 'documentId' | 'from' | 'code'>): string =>
  `${code} of ${from} on ${documentId}`;

const statusesOf = (entries: readonly Seen[]): ReadonlyMap<string, number> =>
  counted(
    entries
      .filter(({ kind }) => kind === 'status')
      .map(({ documentId, from, code = '' }) => statusKey({ documentId, from, code })),
  );

/**
 * What breaks the promise between two hubs: every acknowledged document is in the inbox of each recipient on the other hub
 * exactly once, every acknowledged status in that of the document's sender, sequences are dense, and nothing returns to
 * who sent it.
 */
export const hopViolationsOf = ({ sent, reported, inboxes }: Found): readonly string[] => {
  const found: string[] = [];
  const documents = new Map([...inboxes].map(([agency, entries]) => [agency, documentsOf(entries)]));
  const statuses = new Map([...inboxes].map(([agency, entries]) => [agency, statusesOf(entries)]));
  for (const [agency, entries] of inboxes) {
    entries.forEach(({ sequence, kind, from, documentId }, place) => {
      if (sequence !== place) found.push(`${agency}: sequence ${sequence} stands at place ${place}`);
      if (kind === 'document' && from === agency) found.push(`${agency}: its own ${documentId} came back to it`);
    });
    for (const [documentId, times] of documents.get(agency) ?? [])
      if (times > 1) found.push(`${agency}: ${documentId} was delivered ${times} times`);
    for (const [status, times] of statuses.get(agency) ?? [])
      if (times > 1) found.push(`${agency}: ${status} was told ${times} times`);
  }
  for (const { documentId, to } of sent)
    for (const agency of to)
      if (!documents.get(agency)?.has(documentId)) found.push(`${agency}: ${documentId} was acknowledged and is lost`);
  for (const status of reported)
    if (!statuses.get(status.to)?.has(statusKey(status))) found.push(`${status.to}: ${statusKey(status)} is lost`);
  return found;
};
