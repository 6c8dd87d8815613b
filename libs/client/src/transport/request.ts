export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A body as it goes over the wire once; a retry opens it anew. */
export interface OpenedBody {
  readonly type: string;
  readonly content: string | ReadableStream<Uint8Array>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its parts encoded, as `at` makes it. */
  readonly path: string;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: () => OpenedBody | Promise<OpenedBody>;
  /** Whether a repeat is the same as once, so that it may be tried again. */
  readonly idempotent: boolean;
  /** Milliseconds that the hub may take beyond the usual, as for a long poll. */
  readonly extraMs?: number;
  readonly signal?: AbortSignal;
  /** Bytes of the body that have left so far. */
  readonly onSent?: (bytes: number) => void;
}

/** A path with each value encoded: ``at`/v1/agencies/${code}` ``. */
export const at = (texts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  texts.map((text, index) => `${text}${index in values ? encodeURIComponent(String(values[index])) : ''}`).join('');

export const jsonBody = (value: unknown) => (): OpenedBody => ({
  type: 'application/json',
  content: JSON.stringify(value),
});

export const queryText = (query: Query = {}): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given.toString()}`;
};
