import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

/** What a broker keeps of a password (RFC 5802, SHA-512). */
export interface ScramSecret {
  readonly iterations: number;
  readonly salt: Buffer;
  readonly saltedPassword: Buffer;
}

/** Kafka takes no fewer. */
const iterations = 4096;

export const newPassword = (): string => randomBytes(24).toString('base64url');

export const scramSecret = async (password: string): Promise<ScramSecret> => {
  const salt = randomBytes(24);
  return { iterations, salt, saltedPassword: await promisify(pbkdf2)(password, salt, iterations, 64, 'sha512') };
};

/** The form of `StorageTool --add-scram`: no password on a command line. */
export const scramArgument = (user: string, { salt, saltedPassword }: ScramSecret): string =>
  `SCRAM-SHA-512=[name=${user},iterations=${iterations},salt="${salt.toString('base64')}",saltedpassword="${saltedPassword.toString('base64')}"]`;
