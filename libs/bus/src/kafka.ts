/** What loads the client libraries; apart, so that a hub without a bus does not pay for them. */
export { openKafkaBus } from './kafkajs/kafka-bus.js';
export { openKafkaAdmin } from './platformatic/kafka-admin.js';
