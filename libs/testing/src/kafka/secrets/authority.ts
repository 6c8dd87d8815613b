import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openssl } from './openssl.js';

/** PEM texts of one client or broker. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const;

export const caFileOf = (folder: string): string => join(folder, 'ca.pem');

/** A certificate authority that stands for one cluster: two files in its folder. */
export const makeAuthority = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const subject = ['-subj', '/CN=lienthong local Kafka', '-days', '3650'];
  const use = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  await openssl(
    'req',
    '-x509',
    ...newKey,
    ...subject,
    ...use,
    '-keyout',
    join(folder, 'ca.key'),
    '-out',
    caFileOf(folder),
  );
};

/** Signs a certificate of CN=name, good as client and, at 127.0.0.1, as server. */
export const issue = async (folder: string, name: string): Promise<Certificate> => {
  const base = join(folder, randomUUID());
  const [keyFile, requestFile, certFile, extensions] = ['key', 'csr', 'crt', 'ext'].map((end) => `${base}.${end}`) as [
    string,
    string,
    string,
    string,
  ];
  await writeFile(extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth,clientAuth\n');
  await openssl('req', '-new', ...newKey, '-subj', `/CN=${name}`, '-keyout', keyFile, '-out', requestFile);
  const signer = [
    '-CA',
    caFileOf(folder),
    '-CAkey',
    join(folder, 'ca.key'),
    '-set_serial',
    `0x${randomUUID().replaceAll('-', '')}`,
  ];
  await openssl(
    'x509',
    '-req',
    '-in',
    requestFile,
    ...signer,
    '-days',
    '3650',
    '-extfile',
    extensions,
    '-out',
    certFile,
  );
  return { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
};
