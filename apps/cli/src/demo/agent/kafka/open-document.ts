import { createHash } from 'node:crypto';
import type { Answer, Client } from '@lienthong/client';
import { discardAttachments, readEdxml } from '@lienthong/edxml';
import { Fault, ok } from '@lienthong/kernel';
import { checkHash, fetchAttachments } from '../fetch-attachments.js';
import type { OpenedDocument } from '../link.js';
import type { TopicDocument, TopicEntry } from './topic-entry.js';

const sha256Of = (data: string): string => createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex');

/** Of the attachments that an edXML message holds, in its order. */
const hashesIn = async (edxml: string): Promise<readonly string[]> => {
  const bytes = Buffer.from(edxml, 'base64');
  const source = (async function* () {
    yield await Promise.resolve(bytes);
  })();
  const read = await readEdxml(source, { onAttachment: discardAttachments });
  if (!read.ok || read.value.message.kind !== 'document')
    throw new Fault('demo/unreadable-entry', 'What came as an edXML document is none');
  return read.value.message.attachments.map(({ sha256 }) => sha256);
};

const hashesOf = async (
  client: Client,
  transfer: string,
  { version, edxml, attachments }: TopicDocument,
): Answer<readonly string[]> => {
  if (edxml !== null) {
    const found = await hashesIn(edxml);
    return ok(attachments.map((one, index) => checkHash(one, found[index] ?? '')));
  }
  if (attachments.some(({ data }) => data === null)) return fetchAttachments(client, transfer, version, attachments);
  return ok(attachments.map((one) => checkHash(one, sha256Of(one.data ?? ''))));
};

/** The content within the record; bytes that are too many for it are fetched over HTTP. */
export const openDocument = async (
  client: Client,
  { entry, document }: TopicEntry,
  otherwise: () => Answer<OpenedDocument>,
): Answer<OpenedDocument> => {
  if (document === null || entry.transfer === undefined) return otherwise();
  const sha256 = await hashesOf(client, entry.transfer, document);
  const { version, subject } = document;
  return sha256.ok ? ok({ version, subject, sha256: sha256.value }) : sha256;
};
