import { agencyGroup, agencyTopics } from '../names/agency-names.js';
import { hubNames } from '../names/hub-names.js';
import type { ProvisioningSettings, QuotaSettings } from './settings.js';
import { principalOf, ruleKey } from './state.js';
import type { AccessRule, BrokerState, Quota, RuleResource, TopicState } from './state.js';

/** An agency as the register has it now; instants in UTC, so that they compare as text. */
export interface ProvisionedAgency {
  readonly agencyId: string;
  readonly tenures: readonly { readonly system: string; readonly to?: string }[];
  readonly holder?: { readonly system: string };
  readonly reader?: string;
  readonly closed?: { readonly successor?: string; readonly undecided: readonly string[] };
}

export interface Notice {
  readonly kind: 'succession-undecided' | 'succession-without-reader' | 'topics-kept';
  readonly agency: string;
  readonly names: readonly string[];
}

export interface DesiredState extends BrokerState {
  /** Stay as they are until their records have expired: of agencies closed, or without a bus mandate now and to come. */
  readonly keptTopics: ReadonlySet<string>;
  /** Every system that ever held a bus mandate: what the broker holds under its name is ours to judge. */
  readonly systems: ReadonlySet<string>;
  readonly notices: readonly Notice[];
}

const DAY_MS = 86_400_000;
/** A dead letter is what came, with headers that say what is wrong with it. */
const DEAD_LETTER_ROOM = 65_536;

const allow = (user: string, operation: string, resource: RuleResource, name: string): AccessRule => ({
  principal: principalOf(user),
  host: '*',
  resource,
  name,
  pattern: 'literal',
  operation,
  permission: 'allow',
});

const topicsOf = (agencyId: string, settings: ProvisioningSettings): readonly (readonly [string, TopicState])[] => {
  const { replicas, minInSyncReplicas, maxMessageBytes, retentionDays } = settings;
  const names = agencyTopics(agencyId);
  const topic = (days: number, maxBytes: number, more: Readonly<Record<string, string>> = {}): TopicState => ({
    partitions: 1,
    replicas,
    configs: {
      'cleanup.policy': 'delete',
      'max.message.bytes': String(maxBytes),
      'message.timestamp.type': 'LogAppendTime',
      'min.insync.replicas': String(minInSyncReplicas),
      'retention.ms': String(days * DAY_MS),
      ...more,
    },
  });
  return [
    // The broker compresses anew: whatever codec an agency uses, every reader of ours can read it.
    [names.out, topic(retentionDays.out, maxMessageBytes, { 'compression.type': 'gzip' })],
    [names.in, topic(retentionDays.in, maxMessageBytes)],
    [names.deadLetters, topic(retentionDays.deadLetters, maxMessageBytes + DEAD_LETTER_ROOM)],
  ];
};

/** Reading and writing imply describing, so no rule says it where one of them stands. */
const rulesOf = ({ agencyId, holder, reader }: ProvisionedAgency, hub: string): readonly AccessRule[] => {
  const { out, in: inbox, deadLetters } = agencyTopics(agencyId);
  const group = agencyGroup(agencyId);
  const ofHub = [
    allow(hub, 'read', 'topic', out),
    allow(hub, 'write', 'topic', inbox),
    // How far the relay came is compared with the last record of the topic.
    allow(hub, 'read', 'topic', inbox),
    allow(hub, 'write', 'topic', deadLetters),
    // The agency's acknowledgement: the hub looks, and never commits.
    allow(hub, 'describe', 'group', group),
  ];
  const ofHolder = holder === undefined ? [] : [allow(holder.system, 'write', 'topic', out)];
  const ofReader =
    reader === undefined
      ? []
      : [
          allow(reader, 'read', 'topic', inbox),
          allow(reader, 'read', 'topic', deadLetters),
          allow(reader, 'read', 'group', group),
        ];
  return [...ofHub, ...ofHolder, ...ofReader];
};

const rulesOfHub = ({ hub, edges, relays }: ProvisioningSettings): readonly AccessRule[] => {
  const { groups, transactionalIds, shardTopics } = hubNames({ edges, relays });
  return [
    ...groups.map((group) => allow(hub, 'read', 'group', group)),
    ...transactionalIds.map((id) => allow(hub, 'write', 'transactional-id', id)),
    ...shardTopics.map((topic) => allow(hub, 'read', 'topic', topic)),
  ];
};

const quotaOf = ({ producerByteRate, consumerByteRate, requestPercentage }: QuotaSettings): Quota => ({
  producer_byte_rate: producerByteRate,
  consumer_byte_rate: consumerByteRate,
  request_percentage: requestPercentage,
});

const noticesOf = ({ agencyId: agency, closed, reader }: ProvisionedAgency): readonly Notice[] => {
  if (closed === undefined) return [];
  if (closed.undecided.length > 0) return [{ kind: 'succession-undecided', agency, names: closed.undecided }];
  return closed.successor !== undefined && reader === undefined
    ? [{ kind: 'succession-without-reader', agency, names: [closed.successor] }]
    : [];
};

/** What the register and the settings ask of the broker at an instant. */
export const desiredState = (
  agencies: readonly ProvisionedAgency[],
  settings: ProvisioningSettings,
  now: string,
): DesiredState => {
  const isServed = ({ closed, tenures }: ProvisionedAgency): boolean =>
    closed === undefined && tenures.some(({ to }) => to === undefined || to > now);
  const served = agencies.filter(isServed);
  const others = agencies.filter((agency) => !isServed(agency));
  const users = new Set(
    agencies.flatMap(({ holder, reader }) => [holder?.system, reader]).filter((user) => user !== undefined),
  );
  const rules = [
    ...rulesOfHub(settings),
    ...agencies
      .filter((agency) => isServed(agency) || agency.reader !== undefined)
      .flatMap((agency) => rulesOf(agency, settings.hub)),
  ];
  const shard: TopicState = {
    partitions: 1,
    replicas: settings.replicas,
    configs: { 'min.insync.replicas': String(settings.minInSyncReplicas) },
  };
  return {
    topics: new Map([
      ...hubNames(settings).shardTopics.map((topic) => [topic, shard] as const),
      ...served.flatMap(({ agencyId }) => topicsOf(agencyId, settings)),
    ]),
    rules: new Map(rules.map((rule) => [ruleKey(rule), rule])),
    passwords: new Set([...users].filter((user) => !settings.certificates.includes(user))),
    quotas: new Map([...users].map((user) => [user, quotaOf(settings.quotas[user] ?? settings.quota)])),
    keptTopics: new Set(others.flatMap(({ agencyId }) => Object.values<string>({ ...agencyTopics(agencyId) }))),
    systems: new Set(agencies.flatMap(({ tenures }) => tenures.map(({ system }) => system))),
    notices: agencies.flatMap(noticesOf),
  };
};
