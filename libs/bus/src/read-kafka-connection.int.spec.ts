import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFault } from '@lienthong/kernel';
import { readKafkaConnection } from './read-kafka-connection.js';

describe('the file of a Kafka connection', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'connection-'));
    await writeFile(join(dir, 'ca.pem'), 'CA');
    await writeFile(join(dir, 'cert.pem'), 'CERT');
    await writeFile(join(dir, 'key.pem'), 'KEY', { mode: 0o600 });
    await writeFile(join(dir, 'password'), 'secret\n', { mode: 0o600 });
  });
  afterEach(() => rm(dir, { recursive: true }));

  const sasl = { mechanism: 'scram-sha-512', username: 'hub', passwordFile: 'password' };
  const byPassword = { brokers: ['a:1', '[::1]:2'], tls: { caFile: 'ca.pem' }, sasl };
  const reading = async (content: unknown) => {
    const path = join(dir, 'kafka.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return readKafkaConnection(path);
  };
  const faultOf = async (content: unknown) => {
    const error: unknown = await reading(content).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!isFault(error)) throw new TypeError('not a fault', { cause: error });
    return `${error.code} ${error.message.replaceAll(`${dir}/`, '')}`;
  };

  it('reads the secrets from the files beside it', async () => {
    expect(await reading(byPassword)).toStrictEqual({
      brokers: ['a:1', '[::1]:2'],
      tls: { ca: 'CA' },
      sasl: { mechanism: 'scram-sha-512', username: 'hub', password: 'secret' },
    });
  });

  it('takes a client certificate instead of a password', async () => {
    const tls = { certFile: 'cert.pem', keyFile: join(dir, 'key.pem') };
    expect(await reading({ brokers: ['a:1'], tls })).toStrictEqual({
      brokers: ['a:1'],
      tls: { cert: 'CERT', key: 'KEY' },
    });
  });

  it('refuses a secret that others may read', async () => {
    await chmod(join(dir, 'password'), 0o640);
    expect(await faultOf(byPassword)).toBe(
      'bus/connection-mode password holds a secret and others may read it: chmod 600',
    );
  });

  it.each([
    ['{', 'bus/connection-json kafka.json is not JSON'],
    [[], 'bus/connection-field connection must be an object'],
    [{ ...byPassword, ssl: true }, 'bus/connection-field connection.ssl is not a field'],
    [{ ...byPassword, tls: undefined }, 'bus/connection-field tls must be an object'],
    [{ ...byPassword, tls: { ca: 'x' } }, 'bus/connection-field tls.ca is not a field'],
    [{ ...byPassword, tls: { keyFile: 'key.pem' } }, 'bus/connection-field tls needs certFile and keyFile together'],
    [{ ...byPassword, tls: { caFile: 'none' } }, 'bus/connection-file Cannot read none'],
    [{ ...byPassword, brokers: [] }, 'bus/connection-field brokers must be a list of host:port'],
    [{ ...byPassword, brokers: ['a'] }, 'bus/connection-field brokers[0] must be host:port'],
    [{ ...byPassword, brokers: ['a:70000'] }, 'bus/connection-field brokers[0] must be host:port'],
    [
      { ...byPassword, sasl: { ...sasl, mechanism: 'plain' } },
      'bus/connection-field sasl.mechanism must be scram-sha-512',
    ],
    [{ ...byPassword, sasl: { ...sasl, password: 'x' } }, 'bus/connection-field sasl.password is not a field'],
    [
      { ...byPassword, sasl: { ...sasl, username: '' } },
      'bus/connection-field sasl.username must be a text that is not empty',
    ],
    [
      { ...byPassword, sasl: undefined },
      'bus/connection-field sasl or a client certificate (tls.certFile, tls.keyFile) must be given',
    ],
  ])('refuses %j', async (content, fault) => {
    expect(await faultOf(content)).toBe(fault);
  });
});
