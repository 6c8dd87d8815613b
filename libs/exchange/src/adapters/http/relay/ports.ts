export const RELAY_HUB = Symbol('RelayHub');
export const TOPIC_LEDGER = Symbol('TopicLedger');
export const TOPIC_READERS = Symbol('TopicReaders');
