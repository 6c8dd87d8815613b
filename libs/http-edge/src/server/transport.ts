import { readFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { Fault } from '@lienthong/kernel';

export interface TlsFiles {
  /** PEM, the chain included. */
  readonly certFile: string;
  /** PEM. */
  readonly keyFile: string;
}

export interface TransportOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string;
  readonly tls?: TlsFiles;
  /** Serves without TLS beyond loopback. For a hub behind a proxy that ends TLS. */
  readonly allowPlainHttp?: boolean;
}

export interface Transport {
  readonly host: string;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
}

const isLoopback = (host: string): boolean => host === '::1' || (isIPv4(host) && host.startsWith('127.'));

/** Faults: `edge/plain-http` without TLS beyond loopback, `edge/certificate` when a file cannot be read. */
export const openTransport = async (options: TransportOptions): Promise<Transport> => {
  // A name would be looked up, and could be answered with any address.
  const host = options.host === undefined || options.host === 'localhost' ? '127.0.0.1' : options.host;
  if (options.tls === undefined) {
    if (!isLoopback(host) && options.allowPlainHttp !== true) {
      throw new Fault(
        'edge/plain-http',
        `Plain HTTP is for loopback only, not for ${host}: give a certificate and a key`,
      );
    }
    return { host, tls: undefined };
  }
  const { certFile, keyFile } = options.tls;
  try {
    const [cert, key] = await Promise.all([readFile(certFile), readFile(keyFile)]);
    return { host, tls: { cert, key } };
  } catch (cause) {
    throw new Fault('edge/certificate', `Cannot read ${certFile} and ${keyFile}`, { cause });
  }
};
