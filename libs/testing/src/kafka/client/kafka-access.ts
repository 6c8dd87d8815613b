import { metadataV12 } from '@platformatic/kafka';
import type { KafkaAccess, KafkaAddress } from '../access.js';
import { issue } from '../secrets/authority.js';
import { newPassword } from '../secrets/scram.js';
import { withAdmin } from './admin.js';
import { setScramUser } from './scram-users.js';

export const kafkaAccess = (address: KafkaAddress): KafkaAccess => ({
  ...address,
  addUser: async (username, password = newPassword()) => {
    await withAdmin(address, (admin) => setScramUser(admin, username, password));
    return { username, password };
  },
  certificateFor: (name) => issue(address.authority, name),
  leaderOf: (topic, partition = 0) =>
    withAdmin(address, async (admin) => {
      const [broker] = (await admin.connectToBrokers()).values();
      if (broker === undefined) return undefined;
      // The admin's own calls leave out the broker's internal topics.
      const { topics } = await metadataV12.api.async(broker, null, false, false);
      const found = topics.find(({ name }) => name === topic)?.partitions;
      const leader = found?.find(({ partitionIndex }) => partitionIndex === partition)?.leaderId;
      return leader === undefined || leader < 0 ? undefined : leader;
    }),
});
