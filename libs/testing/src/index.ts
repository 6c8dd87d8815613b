export { commandWorks, withEngine } from './engines.js';
export { kafkaEngine } from './kafka/engine.js';
export type { KafkaEngine } from './kafka/engine.js';
export { startKafka } from './kafka/start-kafka.js';
export type { KafkaCluster } from './kafka/start-kafka.js';
export type { KafkaAccess, KafkaAddress, KafkaUser } from './kafka/access.js';
export type { BrokerCount, BrokerId, KafkaOptions } from './kafka/options.js';
export type { Certificate } from './kafka/secrets/authority.js';
