import { alterUserScramCredentialsV0 } from '@platformatic/kafka';
import type { Admin } from '@platformatic/kafka';
import { scramSecret } from '../secrets/scram.js';

const sha512 = 2;

export const setScramUser = async (admin: Admin, name: string, password: string): Promise<void> => {
  const secret = await scramSecret(password);
  const [connection] = (await admin.connectToBrokers()).values();
  if (connection === undefined) throw new RangeError('No broker to ask');
  await alterUserScramCredentialsV0.api.async(connection, [], [{ name, mechanism: sha512, ...secret }]);
};
