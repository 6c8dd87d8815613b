import { createHmac, hash } from 'node:crypto';
import { rawHttp } from './raw-http.js';
import type { RawReply } from './raw-http.js';

/**
 * A client that misbehaves as the real kit does, written apart from the hub's own protocol library: so a mistake there
 * does not pass here. One object keeps its headers for life, its timestamp is that of its making, characters beyond
 * Latin-1 go out as their low byte, and every call has a connection of its own.
 */
export interface Kit {
  readonly timestamp: string;
  /** The kept headers, for those who look at what leaks. */
  readonly kept: ReadonlyMap<string, string>;
  call(name: string, own: Readonly<Record<string, string>>, request?: KitRequest): Promise<KitReply>;
  list(messagetype?: 'edoc' | 'status', more?: Readonly<Record<string, string>>): Promise<readonly Row[]>;
  getEdoc(docId: string): Promise<KitReply>;
  download(docId: string): Promise<Buffer>;
  send(from: string, file: Uint8Array, options?: SendOptions): Promise<KitReply>;
  updateStatus(docId: string, status: string, description?: string): Promise<KitReply>;
}

export type Row = Readonly<Record<string, string>>;

export interface KitRequest {
  readonly method?: 'GET' | 'POST';
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  readonly leave?: boolean;
  readonly writesFirst?: boolean;
  /** Headers instead of those that would be signed. */
  readonly signed?: Readonly<Record<string, string>>;
}

export interface SendOptions {
  readonly messagetype?: 'edoc' | 'status';
  readonly to?: readonly string[];
  readonly hashFile?: string;
  readonly leave?: boolean;
}

export interface KitReply extends RawReply {
  readonly json: Readonly<Record<string, unknown>>;
}

export interface KitOptions {
  /** Address of the axis, perhaps with a path, perhaps ending in "/". */
  readonly endpoint: string;
  readonly systemId: string;
  readonly secret: string;
  /** Default: three weeks old. */
  readonly timestamp?: string;
}

/** Of each UTF-16 unit the low byte. */
const lowBytes = (text: string): string =>
  Buffer.from(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index) & 0xff)).toString('latin1');

/** Each byte in hexadecimal without its leading zero. */
export const kitHash = (file: Uint8Array): string =>
  [...Buffer.from(hash('sha256', file, 'hex'), 'hex')].map((byte) => byte.toString(16)).join('');

/** What signs a call's own arguments. */
export const kitSignature = (
  own: Readonly<Record<string, string>>,
  secret: string,
): Readonly<Record<string, string>> => {
  const text = JSON.stringify(
    Object.fromEntries(Object.entries(own).map(([name, value]) => [`XroadVnpt-${name}`, value])),
  );
  return {
    'XroadVnpt-sign-header-key': Object.keys(own).join(';'),
    'XroadVnpt-sign-header': text,
    'XroadVnpt-hash-header': createHmac('sha256', secret).update(text, 'utf8').digest('hex'),
  };
};

const jsonOf = (body: Buffer): KitReply['json'] => {
  try {
    return JSON.parse(body.toString('utf8')) as KitReply['json'];
  } catch {
    return {};
  }
};

export const createKit = ({ endpoint, systemId, secret, timestamp = '01112026T080000+0914' }: KitOptions): Kit => {
  const kept = new Map<string, string>([
    ['XroadVnpt-systemid', systemId],
    ['XroadVnpt-timestamp', timestamp],
    ['XroadVnpt-version', '3.0.201608'],
  ]);

  const call: Kit['call'] = async (name, own, request = {}) => {
    const {
      method = 'POST',
      body = '',
      contentType = 'application/json',
      leave = false,
      writesFirst = false,
    } = request;
    for (const [argument, value] of Object.entries(own)) kept.set(`XroadVnpt-${argument}`, value);
    for (const [header, value] of Object.entries(request.signed ?? kitSignature(own, secret))) kept.set(header, value);
    kept.set('XroadVnpt-Content-Type', contentType);
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const reply = await rawHttp({
      url: `${endpoint}/${name}`,
      method,
      headers: [
        ...[...kept].map(([header, value]) => [header, lowBytes(value)] as const),
        ['Content-Type', contentType],
        ['User-Agent', 'JAVASDKAgent/1.0.0 XRoad/VPCP'],
      ],
      body: bytes,
      expectContinue: contentType === 'application/json' && bytes.length > 0,
      leave,
      writesFirst,
    });
    return { ...reply, json: jsonOf(reply.body) };
  };

  const kind = (messagetype: string) => ({ servicetype: 'eDoc', messagetype });

  return {
    timestamp,
    kept,
    call,
    list: async (messagetype = 'edoc', more = {}) => {
      const { json } = await call('getReceivedEdocList', { ...kind(messagetype), ...more });
      if (json['status'] !== 'OK') throw new Error(`The list failed: ${String(json['ErrorDesc'])}`);
      return json['data'] as readonly Row[];
    },
    getEdoc: async (docId) => {
      // The client's own folder goes along, for good.
      kept.set('XroadVnpt-filePath', 'C:\\edoc\\inbox');
      return call('getEdoc', { docId }, { body: '{}' });
    },
    download: async (docId) => (await call('downloadEdoc', { docId }, { method: 'GET' })).body,
    send: (from, file, { messagetype = 'edoc', to, hashFile = kitHash(file), leave = false } = {}) =>
      call(
        'sendEdoc',
        { from, ...kind(messagetype), 'hash-file': hashFile, ...(to ? { to: JSON.stringify(to) } : {}) },
        { body: Buffer.concat([file, Buffer.from('\r\n')]), contentType: 'application/octet-stream', leave },
      ),
    updateStatus: (docId, status, description) =>
      call('updateStatus', { docId, status, ...(description === undefined ? {} : { description }) }, { body: '{}' }),
  };
};
