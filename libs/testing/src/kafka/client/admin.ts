import { Admin } from '@platformatic/kafka';
import type { KafkaAddress } from '../access.js';

/** The admin by certificate. Whoever opens it closes it. */
export const openAdmin = ({ mtls, ca, admin: { cert, key } }: KafkaAddress, retries = 3): Admin =>
  new Admin({
    clientId: 'lienthong-testing',
    bootstrapBrokers: [...mtls],
    tls: { ca, cert, key },
    connectTimeout: 2_000,
    retries,
    retryDelay: 200,
  });

export const withAdmin = async <T>(address: KafkaAddress, use: (admin: Admin) => Promise<T>): Promise<T> => {
  const admin = openAdmin(address);
  try {
    return await use(admin);
  } finally {
    await admin.close();
  }
};
