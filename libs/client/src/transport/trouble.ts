import { Fault, isFault } from '@lienthong/kernel';
import type { Watch } from './watch.js';

const codeOf = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return typeof code === 'string' ? code : codeOf(cause);
};

const isCertificate = (code: string): boolean => /CERT|SSL|TLS|SELF_SIGNED/.test(code);

/**
 * What broke on the way as a fault: `client/aborted` by the caller, `client/timeout`, `client/certificate`,
 * `client/file` when what was to be sent cannot be read, `client/unreachable` otherwise.
 */
export const faultOf = (error: unknown, origin: string, watch: Watch): Fault => {
  if (isFault(error)) return error;
  if (watch.ended) {
    return new Fault('client/timeout', `Nothing moved on the line to ${origin}`, { cause: error, retriable: true });
  }
  if (watch.signal.aborted) return new Fault('client/aborted', 'The call was given up', { cause: error });
  const code = codeOf(error) ?? 'no answer';
  if (isCertificate(code)) {
    return new Fault('client/certificate', `The certificate of ${origin} is not trusted: ${code}`, { cause: error });
  }
  if (error instanceof Error && error.name === 'NotReadableError') {
    return new Fault('client/file', 'A file changed or vanished while it was sent', { cause: error });
  }
  return new Fault('client/unreachable', `Cannot reach ${origin}: ${code}`, { cause: error, retriable: true });
};
