export const PREFIX = 'XroadVnpt-';

export const headerOf = (name: string): string => `${PREFIX}${name}`;

/** The headers of every call that are no arguments. */
export const SYSTEM_ID = headerOf('systemid');
export const TIMESTAMP = headerOf('timestamp');
export const SIGN_HEADER_KEY = headerOf('sign-header-key');
export const SIGN_HEADER = headerOf('sign-header');
export const HASH_HEADER = headerOf('hash-header');
export const VERSION = headerOf('version');
export const KIT_VERSION = '3.0.201608';
export const KIT_USER_AGENT = 'JAVASDKAgent/1.0.0 XRoad/VPCP';

/** Bytes that the headers of one call may take: 2,000 recipients, twice, are 70 kB, and Node stops at 16 kB by itself. */
export const HEADER_BYTES = 1024 * 1024;

/** Request headers as Node gives them: names in lower case, values of bytes (Latin-1). */
export type ReceivedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One header's value without its outer space; undefined where it is absent or came more than once. */
export const receivedHeader = (headers: ReceivedHeaders, name: string): string | undefined => {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value.trim() : undefined;
};
