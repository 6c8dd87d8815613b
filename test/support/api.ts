/** Plain calls of the HTTP interface, for tests that must see status, headers and body as they are. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export const call = async (
  url: string,
  token: string,
  method: string,
  path: string,
  init: RequestInit = {},
): Promise<Answer> => {
  const response = await fetch(url + path, {
    ...init,
    method,
    headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) },
    signal: AbortSignal.timeout(30_000),
  }).catch((cause: unknown) => {
    throw new Error(`No answer to ${method} ${path}`, { cause });
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? (JSON.parse(text) as Answer['body']) : { text },
  };
};

export const json = (value: unknown): RequestInit => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

export interface File {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

export const multipart = (document: unknown, files: readonly File[] = []): RequestInit => {
  const form = new FormData();
  form.append('document', new Blob([JSON.stringify(document)], { type: 'application/json' }));
  for (const { name, bytes } of files) form.append('file', new Blob([bytes]), name);
  return { body: form };
};

interface InboxPage {
  readonly entries: readonly {
    readonly sequence: number;
    readonly entry: {
      readonly kind: string;
      readonly transfer?: string;
      readonly messageId?: string;
      readonly code?: string;
      /** Of a receipt or a refusal: the record that it answers. */
      readonly record?: { readonly offset: number };
    };
  }[];
  readonly next: string | null;
}

export interface ReadEntry {
  readonly sequence: number;
  readonly kind: string;
  readonly transfer: string;
}

/** Waits until an inbox holds an entry of a transfer, of a kind. */
export const awaitEntry = async (
  url: string,
  token: string,
  agency: string,
  { transfer, kind }: Omit<ReadEntry, 'sequence'>,
): Promise<ReadEntry> => {
  const until = Date.now() + 20_000;
  for (let after = 'start'; Date.now() < until;) {
    const { body } = await call(url, token, 'GET', `/v1/agencies/${agency}/inbox?after=${after}&wait=5`);
    const { entries, next } = body as unknown as InboxPage;
    const found = entries.find(({ entry }) => entry.transfer === transfer && entry.kind === kind);
    if (found) return { sequence: found.sequence, transfer, kind };
    after = next ?? 'start';
  }
  throw new Error(`No ${kind} came into the inbox of ${agency}`);
};

/** An inbox as it is shown, behind a cursor or from its `start`, and the cursor of its end. */
export const readInboxBehind = async (
  url: string,
  token: string,
  agency: string,
  start: string,
): Promise<{ readonly entries: readonly InboxPage['entries'][number][]; readonly end: string }> => {
  const entries: InboxPage['entries'][number][] = [];
  for (let end = start; ;) {
    const path = `/v1/agencies/${agency}/inbox?after=${encodeURIComponent(end)}&limit=500`;
    const { status, body } = await call(url, token, 'GET', path);
    if (status !== 200) throw new Error(`The inbox of ${agency} answered ${status}`);
    const page = body as unknown as InboxPage;
    entries.push(...page.entries);
    if (page.entries.length === 0 || page.next === null) return { entries, end };
    end = page.next;
  }
};

/** A whole inbox as it is shown, from its start. */
export const readRawInbox = async (
  url: string,
  token: string,
  agency: string,
): Promise<readonly InboxPage['entries'][number][]> => (await readInboxBehind(url, token, agency, 'start')).entries;

/** A whole inbox, from its start. */
export const readWholeInbox = async (url: string, token: string, agency: string): Promise<readonly ReadEntry[]> =>
  (await readRawInbox(url, token, agency)).map(({ sequence, entry: { kind, transfer = '' } }) => ({
    sequence,
    kind,
    transfer,
  }));
