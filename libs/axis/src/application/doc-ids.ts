import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import type { DocId } from '@lienthong/axis-protocol';

/** One entry of one inbox, as the axis names it. */
export interface EntryName {
  readonly agency: string;
  readonly sequence: number;
}

export interface DocIds {
  docIdOf(entry: EntryName): DocId;
  /** The entry, if it lies in the inbox of one of these agencies; undefined for whatever else the text is. */
  read(docId: string, agencies: readonly string[]): EntryName | undefined;
}

const FORM = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const AGENCY_BYTES = 6;
const SEQUENCE_BYTES = 6;
const BLOCK_BYTES = 16;

const spelled = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/**
 * A docId is one AES block: six bytes of the agency's hash, the sequence, four bytes of the store's epoch. It is stable,
 * looks random, and is read back without a table. One that was made up decrypts to what fits no agency and no epoch; so
 * does one from before a restore, whose sequences may mean other entries.
 */
export const createDocIds = (key: Uint8Array, epoch: string): DocIds => {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  const mark = Buffer.from(hash('sha256', epoch, 'hex'), 'hex').readUInt32BE(0);
  const marks = new Map<string, Buffer>();

  const markOf = (agency: string): Buffer => {
    const known = marks.get(agency);
    if (known) return known;
    const made = Buffer.from(hash('sha256', agency, 'hex'), 'hex').subarray(0, AGENCY_BYTES);
    marks.set(agency, made);
    return made;
  };

  return {
    docIdOf: ({ agency, sequence }) => {
      const block = Buffer.alloc(BLOCK_BYTES);
      block.set(markOf(agency), 0);
      block.writeUIntBE(sequence, AGENCY_BYTES, SEQUENCE_BYTES);
      block.writeUInt32BE(mark, AGENCY_BYTES + SEQUENCE_BYTES);
      return spelled(cipher.update(block).toString('hex')) as DocId;
    },
    read: (docId, agencies) => {
      if (!FORM.test(docId)) return undefined;
      const block = decipher.update(Buffer.from(docId.replaceAll('-', ''), 'hex'));
      if (block.readUInt32BE(AGENCY_BYTES + SEQUENCE_BYTES) !== mark) return undefined;
      const agency = agencies.find((one) => markOf(one).equals(block.subarray(0, AGENCY_BYTES)));
      return agency === undefined ? undefined : { agency, sequence: block.readUIntBE(AGENCY_BYTES, SEQUENCE_BYTES) };
    },
  };
};
