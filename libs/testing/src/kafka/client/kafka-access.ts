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
      if (!(await admin.listTopics()).includes(topic)) return undefined;
      const { topics } = await admin.metadata({ topics: [topic], forceUpdate: true });
      const leader = topics.get(topic)?.partitions[partition]?.leader;
      return leader === undefined || leader < 0 ? undefined : leader;
    }),
});
