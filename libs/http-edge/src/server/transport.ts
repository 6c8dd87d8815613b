import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
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

const unfit = (what: string, cause?: unknown): Fault => new Fault('edge/certificate', what, { cause });

const read = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (cause) {
    throw unfit(`Cannot read ${file}`, cause);
  }
};

/** Reads both, and checks that they belong together: the server would only say so once it listens, and name no file. */
const readTls = async ({ certFile, keyFile }: TlsFiles): Promise<Transport['tls']> => {
  const [cert, key] = [await read(certFile), await read(keyFile)];
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(cert);
  } catch (cause) {
    throw unfit(`${certFile} does not hold a certificate in PEM`, cause);
  }
  let secret: KeyObject;
  try {
    secret = createPrivateKey(key);
  } catch (cause) {
    throw unfit(`${keyFile} does not hold a private key in PEM without a passphrase`, cause);
  }
  if (!certificate.checkPrivateKey(secret)) {
    throw unfit(`The key in ${keyFile} is not that of the first certificate in ${certFile}`);
  }
  return { cert, key };
};

/** Faults: `edge/plain-http` without TLS beyond loopback, `edge/certificate` when a file is not what it should be. */
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
  return { host, tls: await readTls(options.tls) };
};
