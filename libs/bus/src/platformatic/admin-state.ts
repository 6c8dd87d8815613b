import {
  AclOperations,
  AclPermissionTypes,
  ClientQuotaMatchTypes,
  ConfigResourceTypes,
  ConfigSources,
  ListOffsetTimestamps,
  ResourcePatternTypes,
  ResourceTypes,
} from '@platformatic/kafka';
import type { Admin } from '@platformatic/kafka';
import { OUR_NAMES, ruleKey } from '../provisioning/state.js';
import type { AccessRule, Quota, TopicState } from '../provisioning/state.js';
import { rulesIn } from './access-rules.js';

/** Topics in one request. */
const CHUNK = 200;

const chunksOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );

const configsOf = async (
  admin: Admin,
  topics: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> => {
  const described = await admin.describeConfigs({
    resources: topics.map((resourceName) => ({ resourceType: ConfigResourceTypes.TOPIC, resourceName })),
  });
  return new Map(
    described.map(({ resourceName, configs }) => {
      const own = configs.filter(({ configSource }) => configSource === ConfigSources.DYNAMIC_TOPIC_CONFIG);
      return [resourceName, Object.fromEntries(own.map(({ name, value }) => [name, value ?? '']))];
    }),
  );
};

export const topicsOf = async (admin: Admin): Promise<ReadonlyMap<string, TopicState>> => {
  const names = (await admin.listTopics()).filter((name) => name.startsWith(OUR_NAMES));
  const found = new Map<string, TopicState>();
  for (const chunk of chunksOf(names)) {
    const { topics } = await admin.metadata({ topics: [...chunk], forceUpdate: true });
    const configs = await configsOf(admin, chunk);
    for (const name of chunk) {
      const partitions = topics.get(name)?.partitions ?? [];
      const replicas = partitions[0]?.replicas.length ?? 0;
      found.set(name, { partitions: partitions.length, replicas, configs: configs.get(name) ?? {} });
    }
  }
  return found;
};

export const rulesOf = async (admin: Admin): Promise<ReadonlyMap<string, AccessRule>> => {
  const resources = await admin.describeAcls({
    filter: {
      resourceType: ResourceTypes.ANY,
      resourceName: null,
      resourcePatternType: ResourcePatternTypes.ANY,
      principal: null,
      host: null,
      operation: AclOperations.ANY,
      permissionType: AclPermissionTypes.ANY,
    },
  });
  return new Map(rulesIn(resources).map((rule) => [ruleKey(rule), rule]));
};

/** Of users as such: quotas of single clients or addresses are the broker's operators' own. */
export const quotasOf = async (admin: Admin): Promise<ReadonlyMap<string, Quota>> => {
  const entries = await admin.describeClientQuotas({
    components: [{ entityType: 'user', matchType: ClientQuotaMatchTypes.ANY }],
    strict: true,
  });
  return new Map(
    entries.flatMap(({ entity, values }) => {
      const user = entity[0]?.entityName;
      return user == null ? [] : [[user, Object.fromEntries(values.map(({ key, value }) => [key, value]))] as const];
    }),
  );
};

const offsetsOf = async (
  admin: Admin,
  topics: readonly string[],
  timestamp: bigint,
): Promise<ReadonlyMap<string, bigint>> => {
  const listed = await admin.listOffsets({
    topics: topics.map((name) => ({ name, partitions: [{ partitionIndex: 0, timestamp }] })),
  });
  return new Map(listed.map(({ name, partitions }) => [name, partitions[0]?.offset ?? -1n]));
};

/** Where the first record would be is where the next one will be. */
export const emptyTopics = async (admin: Admin, topics: readonly string[]): Promise<ReadonlySet<string>> => {
  const empty = new Set<string>();
  for (const chunk of chunksOf(topics)) {
    const [first, next] = [
      await offsetsOf(admin, chunk, ListOffsetTimestamps.EARLIEST),
      await offsetsOf(admin, chunk, ListOffsetTimestamps.LATEST),
    ];
    for (const topic of chunk) if (first.get(topic) === next.get(topic)) empty.add(topic);
  }
  return empty;
};
