import { parseJson } from '@lienthong/http-edge';

/** Where the recipients of a call stand. */
export const RECIPIENTS = 'XroadVnpt-to';

/** Recipients as a JSON array in a header, each once; none where the call names none. */
export const recipientsIn = (text: string | undefined): readonly string[] | 'malformed' => {
  if (text === undefined || text.trim() === '') return [];
  const read = parseJson(Buffer.from(text));
  const list = read.ok && Array.isArray(read.value) ? (read.value as readonly unknown[]) : undefined;
  return list?.every((code) => typeof code === 'string') ? [...new Set(list)] : 'malformed';
};
