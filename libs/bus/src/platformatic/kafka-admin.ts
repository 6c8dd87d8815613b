import type { KafkaConnection } from '../kafka-connection.js';
import type { BrokerAdmin } from '../provisioning/broker-admin.js';
import { emptyTopics, quotasOf, rulesOf, topicsOf } from './admin-state.js';
import { performSteps } from './admin-steps.js';
import { toFault } from './faults.js';
import { openAdmin } from './open-admin.js';
import { scramUsers } from './scram-users.js';

/** Hundreds of topics in one request take a small controller a while. */
const REQUEST_MS = 60_000;

const translated = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw toFault(error);
  }
};

/** Administers a broker as a principal that may. Faults: `bus/unavailable`, `bus/not-authorized`, `bus/failed`. */
export const openKafkaAdmin = (connection: KafkaConnection): BrokerAdmin => {
  const admin = openAdmin(connection, 'lienthong-provisioning', REQUEST_MS);
  return {
    read: () =>
      translated(async () => ({
        topics: await topicsOf(admin),
        rules: await rulesOf(admin),
        passwords: await scramUsers(admin),
        quotas: await quotasOf(admin),
      })),
    emptyOf: (topics) => translated(() => emptyTopics(admin, topics)),
    perform: (steps, passwordOf) => translated(() => performSteps(admin, steps, passwordOf)),
    [Symbol.asyncDispose]: () => admin.close(),
  };
};
