import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { alterUserScramCredentialsV0, describeUserScramCredentialsV0, ScramMechanisms } from '@platformatic/kafka';
import type { Admin, Connection } from '@platformatic/kafka';

const SHA512 = ScramMechanisms.SCRAM_SHA_512;
/** A generated password of 192 bits is not guessed; the broker's least is enough. */
const ITERATIONS = 4_096;
const KEY_BYTES = 64;

const anyBroker = async (admin: Admin): Promise<Connection> => {
  await admin.metadata({ topics: [] });
  const [connection] = (await admin.connectToBrokers()).values();
  if (connection === undefined) throw new RangeError('No broker is known.');
  return connection;
};

export const scramUsers = async (admin: Admin): Promise<ReadonlySet<string>> => {
  const { results } = await describeUserScramCredentialsV0.api.async(await anyBroker(admin), null);
  const withPassword = results.filter(({ credentialInfos }) =>
    credentialInfos.some(({ mechanism }) => mechanism === SHA512),
  );
  return new Set(withPassword.map(({ user }) => user));
};

export const setPasswords = async (admin: Admin, passwords: ReadonlyMap<string, string>): Promise<void> => {
  const salted = [...passwords].map(async ([name, password]) => {
    const salt = randomBytes(24);
    const saltedPassword = await promisify(pbkdf2)(password, salt, ITERATIONS, KEY_BYTES, 'sha512');
    return { name, mechanism: SHA512, iterations: ITERATIONS, salt, saltedPassword };
  });
  await alterUserScramCredentialsV0.api.async(await anyBroker(admin), [], await Promise.all(salted));
};

export const removePasswords = async (admin: Admin, users: readonly string[]): Promise<void> => {
  const deletions = users.map((name) => ({ name, mechanism: SHA512 }));
  await alterUserScramCredentialsV0.api.async(await anyBroker(admin), deletions, []);
};
