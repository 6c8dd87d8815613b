import { Fault } from '@lienthong/kernel';
import type { ViewQuery } from '../../application/daily/view-query.js';
import { DEFAULT_VIEW_LIMITS } from '../../readers/view.js';

const TYPES = {
  'application/json': 'json',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;

const sourceOf = (type: string): (typeof TYPES)[keyof typeof TYPES] | undefined => {
  const media = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(TYPES, media) ? TYPES[media as keyof typeof TYPES] : undefined;
};

const unavailable = (cause: unknown): Fault =>
  new Fault('reconciliation/view-unavailable', 'The agency’s system did not give its view', { cause, retriable: true });

/**
 * Asks an agency's own system for its view: a GET that answers 200 with JSON, CSV or XLSX. Redirects are not followed:
 * the address is the one that the operator wrote. Faults: `reconciliation/view-unavailable`.
 */
export const askOverHttp = (timeoutMs = 120_000): ViewQuery => ({
  ask: async (url) => {
    const response = await fetch(url, {
      headers: { accept: Object.keys(TYPES).join(', ') },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw unavailable(cause);
    });
    const source = sourceOf(response.headers.get('content-type') ?? '');
    if (response.status !== 200 || source === undefined || response.body === null) {
      await response.body?.cancel();
      throw unavailable(`status ${response.status}`);
    }
    return { source, bytes: response.body, limits: DEFAULT_VIEW_LIMITS };
  },
});
