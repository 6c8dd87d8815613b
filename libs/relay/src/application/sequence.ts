/** CloudEvents attribute `sequence` in the Kafka binding. */
export const SEQUENCE_HEADER = 'ce_sequence';

/** CloudEvents extension `rebuild`: how often the topic was written anew before this record; left out while it was not. */
export const REBUILD_HEADER = 'ce_rebuild';
