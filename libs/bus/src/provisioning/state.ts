/** A topic as it is to be, or is; `configs` are those set on the topic itself. */
export interface TopicState {
  readonly partitions: number;
  readonly replicas: number;
  readonly configs: Readonly<Record<string, string>>;
}

export type RuleResource = 'topic' | 'group' | 'transactional-id' | 'other';

/** An access rule of the broker's authorizer. Operations and permissions in Kafka's names, in lower case. */
export interface AccessRule {
  /** `User:<name>`, whether it logs in by SCRAM or by certificate. */
  readonly principal: string;
  readonly host: string;
  readonly resource: RuleResource;
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  readonly operation: string;
  readonly permission: 'allow' | 'deny';
}

export const ruleKey = ({ principal, host, resource, name, pattern, operation, permission }: AccessRule): string =>
  [principal, permission, operation, resource, pattern, name, host].join(' ');

/** Of one principal: `producer_byte_rate`, `consumer_byte_rate` (bytes a second), `request_percentage`. */
export type Quota = Readonly<Record<string, number>>;

/** What a broker holds of all that we provision. */
export interface BrokerState {
  /** Those under our names only. */
  readonly topics: ReadonlyMap<string, TopicState>;
  /** All of the broker, by `ruleKey`. */
  readonly rules: ReadonlyMap<string, AccessRule>;
  /** SCRAM-SHA-512 users. */
  readonly passwords: ReadonlySet<string>;
  readonly quotas: ReadonlyMap<string, Quota>;
}

/** What stands before every name of ours. */
export const OUR_NAMES = 'lienthong.';

const PREFIX = 'User:';

export const principalOf = (user: string): string => `${PREFIX}${user}`;

export const userOf = (principal: string): string | undefined =>
  principal.startsWith(PREFIX) ? principal.slice(PREFIX.length) : undefined;
