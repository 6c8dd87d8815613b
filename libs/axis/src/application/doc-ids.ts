import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import type { DocId } from '@lienthong/axis-protocol';

/** One entry of one inbox, as the axis names it. */
export interface EntryName {
  readonly agency: string;
  readonly sequence: number;
}

export interface DocIds {
  docIdOf(entry: EntryName): DocId;
  /** Of many, in their order: ten thousand in one stroke of the cipher. */
  docIdsOf(entries: readonly EntryName[]): readonly DocId[];
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

  const docIdsOf = (entries: readonly EntryName[]): readonly DocId[] => {
    const blocks = Buffer.alloc(entries.length * BLOCK_BYTES);
    for (const [index, { agency, sequence }] of entries.entries()) {
      const at = index * BLOCK_BYTES;
      blocks.set(markOf(agency), at);
      blocks.writeUIntBE(sequence, at + AGENCY_BYTES, SEQUENCE_BYTES);
      blocks.writeUInt32BE(mark, at + AGENCY_BYTES + SEQUENCE_BYTES);
    }
    const hex = cipher.update(blocks).toString('hex');
    return entries.map(
      (_, index) => spelled(hex.slice(index * 2 * BLOCK_BYTES, (index + 1) * 2 * BLOCK_BYTES)) as DocId,
    );
  };

  return {
    docIdOf: (entry) => {
      const [docId] = docIdsOf([entry]);
      if (docId === undefined) throw new TypeError('One entry has one docId');
      return docId;
    },
    docIdsOf,
    read: (docId, agencies) => {
      if (!FORM.test(docId)) return undefined;
      const block = decipher.update(Buffer.from(docId.replaceAll('-', ''), 'hex'));
      if (block.readUInt32BE(AGENCY_BYTES + SEQUENCE_BYTES) !== mark) return undefined;
      const agency = agencies.find((one) => markOf(one).equals(block.subarray(0, AGENCY_BYTES)));
      return agency === undefined ? undefined : { agency, sequence: block.readUIntBE(AGENCY_BYTES, SEQUENCE_BYTES) };
    },
  };
};
