export type * from './port/record.js';
export type * from './port/bus.js';
export { copyOf, sizeOf as recordSize } from './port/consumed-record.js';
export { agencyGroup, agencyOfTopic, agencyTopics } from './names/agency-names.js';
export type { AgencyTopics } from './names/agency-names.js';
export {
  edgeGroup,
  hubNames,
  RELAY_GROUP,
  relayShardTopic,
  relayTransactionalId,
  shardOfRelayTopic,
} from './names/hub-names.js';
export { shardOf } from './names/shards.js';
export { readKafkaConnection } from './read-kafka-connection.js';
export type { KafkaConnection, KafkaConnectionFile } from './kafka-connection.js';
export { openMemoryBus } from './memory/memory-bus.js';
export { createMemoryBroker } from './memory/memory-broker.js';
export type { MemoryBroker, MemoryBrokerOptions } from './memory/memory-broker.js';
export type { MemoryFailure, MemoryOperation } from './memory/failures.js';
export type { CloudEvent, IncomingEvent } from './cloudevents/event.js';
export { readCloudEvent } from './cloudevents/read-cloud-event.js';
export type { CloudEventRefusal, CloudEventRefusalCode } from './cloudevents/read-cloud-event.js';
export { writeCloudEvent } from './cloudevents/write-cloud-event.js';
export { formatSequence, parseSequence } from './cloudevents/sequence.js';
export type { Sequence } from './cloudevents/sequence.js';
export type { KafkaBusOptions } from './kafkajs/kafka-bus.js';
export type { BusLog, BusLogLine } from './kafkajs/log.js';
export type { Park, ParkCause, ParkClass, Parked } from './dead-letters/parked.js';
export { deadLetterOf, deadLetterWriter } from './dead-letters/dead-letter.js';
export { createHandleRecord } from './handling/handle-record.js';
export type { EventHandler, HandlingOptions } from './handling/handle-record.js';
export type { RetryPolicy } from './handling/retry.js';
export { desiredState } from './provisioning/desired.js';
export type { DesiredState, Notice, ProvisionedAgency } from './provisioning/desired.js';
export { diff } from './provisioning/diff.js';
export type { DiffOptions } from './provisioning/diff.js';
export { STEP_ORDER, subjectOf } from './provisioning/plan.js';
export type { Finding, Plan, Step, StepKind } from './provisioning/plan.js';
export { applyPlan } from './provisioning/apply-plan.js';
export type { ApplyOptions, Secret } from './provisioning/apply-plan.js';
export type { BrokerAdmin } from './provisioning/broker-admin.js';
export type { AccessRule, BrokerState } from './provisioning/state.js';
export { provisioningSettings } from './provisioning/settings.js';
export type { ProvisioningSettings } from './provisioning/settings.js';
export { isKnownWarning } from './kafkajs/known-warning.js';
