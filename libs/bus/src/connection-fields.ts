import { Fault } from '@lienthong/kernel';
import type { KafkaConnectionFile } from './kafka-connection.js';

const wrong = (field: string, what: string): Fault => new Fault('bus/connection-field', `${field} ${what}`);

const object = (value: unknown, name: string, allowed: readonly string[]): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name, 'must be an object');
  const unknown = Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw wrong(`${name}.${unknown}`, 'is not a field');
  return value as Readonly<Record<string, unknown>>;
};

const text = (value: unknown, name: string): string => {
  if (typeof value !== 'string' || value === '') throw wrong(name, 'must be a text that is not empty');
  return value;
};

const texts = <K extends string>(from: Readonly<Record<string, unknown>>, name: string, keys: readonly K[]) =>
  Object.fromEntries(
    keys.filter((key) => key in from).map((key) => [key, text(from[key], `${name}.${key}`)]),
  ) as Partial<Record<K, string>>;

const address = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+):([0-9]{1,5})$/i;

const brokers = (value: unknown): readonly string[] => {
  if (!Array.isArray(value) || value.length === 0) throw wrong('brokers', 'must be a list of host:port');
  return value.map((each: unknown, index) => {
    const port = Number(address.exec(text(each, `brokers[${index}]`))?.[2] ?? 0);
    if (port < 1 || port > 65_535) throw wrong(`brokers[${index}]`, 'must be host:port');
    return each as string;
  });
};

const tlsFields = ['caFile', 'certFile', 'keyFile'] as const;

const tls = (value: unknown): KafkaConnectionFile['tls'] => {
  const files = texts(object(value, 'tls', tlsFields), 'tls', tlsFields);
  if ((files.certFile === undefined) !== (files.keyFile === undefined))
    throw wrong('tls', 'needs certFile and keyFile together');
  return files;
};

const sasl = (value: unknown): NonNullable<KafkaConnectionFile['sasl']> => {
  const fields = object(value, 'sasl', ['mechanism', 'username', 'passwordFile']);
  if (fields['mechanism'] !== 'scram-sha-512') throw wrong('sasl.mechanism', 'must be scram-sha-512');
  return {
    mechanism: 'scram-sha-512',
    username: text(fields['username'], 'sasl.username'),
    passwordFile: text(fields['passwordFile'], 'sasl.passwordFile'),
  };
};

/** Fault: `bus/connection-field`, with the field's name. A connection without TLS, or without a credential, is none. */
export const connectionFields = (value: unknown): KafkaConnectionFile => {
  const fields = object(value, 'connection', ['brokers', 'tls', 'sasl']);
  const read = { brokers: brokers(fields['brokers']), tls: tls(fields['tls']) };
  if (fields['sasl'] !== undefined) return { ...read, sasl: sasl(fields['sasl']) };
  if (read.tls.keyFile === undefined)
    throw wrong('sasl', 'or a client certificate (tls.certFile, tls.keyFile) must be given');
  return read;
};
