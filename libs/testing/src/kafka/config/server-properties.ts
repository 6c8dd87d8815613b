import type { BrokerPorts } from '../options.js';

export interface ServerPlan {
  readonly id: number;
  readonly all: readonly BrokerPorts[];
  readonly data: string;
  readonly keystore: string;
  readonly truststore: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** The name that brokers show each other by certificate. */
export const brokerName = 'kafka-broker';
export const adminName = 'admin';

const host = '127.0.0.1';

const listeners = ({ scram, mtls }: BrokerPorts): readonly string[] => [
  `SCRAM://${host}:${scram}`,
  `MTLS://${host}:${mtls}`,
];

const addresses = (plan: ServerPlan, own: BrokerPorts): Record<string, string> => ({
  'node.id': String(plan.id),
  'process.roles': 'broker,controller',
  'controller.quorum.voters': plan.all.map(({ controller }, index) => `${index + 1}@${host}:${controller}`).join(','),
  listeners: [...listeners(own), `CONTROLLER://${host}:${own.controller}`].join(','),
  'advertised.listeners': listeners(own).join(','),
  'listener.security.protocol.map': 'SCRAM:SASL_SSL,MTLS:SSL,CONTROLLER:SSL',
  'inter.broker.listener.name': 'MTLS',
  'controller.listener.names': 'CONTROLLER',
  'log.dirs': plan.data,
});

const security = ({ keystore, truststore }: ServerPlan): Record<string, string> => ({
  'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'listener.name.scram.scram-sha-512.sasl.jaas.config':
    'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.location': keystore,
  'ssl.truststore.type': 'PEM',
  'ssl.truststore.location': truststore,
  'listener.name.mtls.ssl.client.auth': 'required',
  'listener.name.controller.ssl.client.auth': 'required',
  // A certificate of CN=x is the principal User:x, as SCRAM's user x is.
  'ssl.principal.mapping.rules': 'RULE:^CN=([^,]+).*$/$1/,DEFAULT',
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'allow.everyone.if.no.acl.found': 'false',
  'super.users': `User:${brokerName};User:${adminName}`,
});

const replication = (brokers: number): Record<string, string> => {
  const inSync = brokers === 1 ? '1' : '2';
  return {
    'default.replication.factor': String(brokers),
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': String(brokers),
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': String(brokers),
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': '4',
    'share.coordinator.state.topic.replication.factor': String(brokers),
    'share.coordinator.state.topic.min.isr': inSync,
    'share.coordinator.state.topic.num.partitions': '1',
  };
};

const behaviour: Record<string, string> = {
  'num.partitions': '1',
  'auto.create.topics.enable': 'false',
  'log.message.timestamp.type': 'LogAppendTime',
  'group.initial.rebalance.delay.ms': '0',
  // Small machines: the cleaner alone would take 128 MB of the heap.
  'log.cleaner.dedupe.buffer.size': '8388608',
  'num.io.threads': '4',
};

/** The text of server.properties. */
export const serverProperties = (plan: ServerPlan): string => {
  const own = plan.all[plan.id - 1];
  if (own === undefined) throw new RangeError(`There is no broker ${plan.id}`);
  const all = {
    ...addresses(plan, own),
    ...security(plan),
    ...replication(plan.all.length),
    ...behaviour,
    ...plan.settings,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');
};
