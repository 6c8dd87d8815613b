/** CloudEvents attribute `sequence` in the Kafka binding. */
export const SEQUENCE_HEADER = 'ce_sequence';

/** CloudEvents extension `rebuild`: how often the topic was written anew before this record; left out while it was not. */
export const REBUILD_HEADER = 'ce_rebuild';

const digits = 19;

/** `<epoch>:<revision padded to 19 digits>`: sorts as text within an epoch. */
export const formatSequence = (epoch: string, sequence: number): string =>
  `${epoch}:${String(sequence).padStart(digits, '0')}`;

const form = new RegExp(`^([0-9a-f-]{36}):([0-9]{${digits}})$`);

export const parseSequence = (
  text: string | undefined,
): { readonly epoch: string; readonly sequence: number } | undefined => {
  const [, epoch, sequence] = form.exec(text ?? '') ?? [];
  return epoch === undefined || !Number.isSafeInteger(Number(sequence))
    ? undefined
    : { epoch, sequence: Number(sequence) };
};
