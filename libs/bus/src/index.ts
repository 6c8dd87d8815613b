export type * from './port/record.js';
export type * from './port/bus.js';
export { agencyOfTopic, agencyTopics } from './topics.js';
export type { AgencyTopics } from './topics.js';
export { readKafkaConnection } from './read-kafka-connection.js';
export type { KafkaConnection, KafkaConnectionFile } from './kafka-connection.js';
