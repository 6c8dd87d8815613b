import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Fault } from '@lienthong/kernel';
import { connectionFields } from './connection-fields.js';
import type { KafkaConnection } from './kafka-connection.js';

const read = async (path: string, secret: boolean): Promise<string> => {
  try {
    await using file = await open(path, 'r');
    const { mode } = await file.stat();
    if (secret && process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new Fault('bus/connection-mode', `${path} holds a secret and others may read it: chmod 600`);
    return await file.readFile('utf8');
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('bus/connection-file', `Cannot read ${path}`, { cause });
  }
};

const parse = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('bus/connection-json', `${path} is not JSON`, { cause });
  }
};

/**
 * Reads a connection file and the files that it names. Faults: `bus/connection-file` (missing or unreadable),
 * `bus/connection-json`, `bus/connection-field` (unknown, missing or wrong), `bus/connection-mode` (others may read a
 * secret).
 */
export const readKafkaConnection = async (path: string): Promise<KafkaConnection> => {
  const { brokers, tls, sasl } = connectionFields(parse(await read(path, false), path));
  const part = (file: string, secret = false): Promise<string> => read(resolve(dirname(path), file), secret);
  return {
    brokers,
    tls: {
      ...(tls.caFile !== undefined && { ca: await part(tls.caFile) }),
      ...(tls.certFile !== undefined && { cert: await part(tls.certFile) }),
      ...(tls.keyFile !== undefined && { key: await part(tls.keyFile, true) }),
    },
    ...(sasl && {
      sasl: {
        mechanism: sasl.mechanism,
        username: sasl.username,
        password: (await part(sasl.passwordFile, true)).replace(/\r?\n$/, ''),
      },
    }),
  };
};
