import { Refused, validateDto } from '@lienthong/http-edge';
import type { ReceivedFile } from '../../application/intake/json-document.js';
import type { Claim } from '../../application/uploads/use-upload.js';
import { useUpload } from '../../application/uploads/use-upload.js';
import { receiveEdxml } from '../intake/bodies/receive-edxml.js';
import type { ReceivedBody } from '../intake/bodies/received-body.js';
import { storeFile } from '../intake/bodies/store-file.js';
import type { IncomingFile } from '../intake/bodies/store-file.js';
import type { StoredParts } from '../intake/bodies/stored-parts.js';
import { ClaimedFileDto, InlineFileDto } from './dto/files.dto.js';
import type { BusMessage } from './message.js';
import type { BusPorts } from './ports.js';
import { invalid } from './read-body.js';

/** The bytes of an upload, to be sealed anew under the key of the transfer that they become part of. */
export const claimed = async (
  { exchange, blobs }: BusPorts,
  { upload, sha256 }: Claim,
  { claimant, caller, taken }: BusMessage,
  path: string,
): Promise<AsyncIterable<Uint8Array>> => {
  const used = await useUpload({ ...exchange, blobs })({ upload, sha256 }, claimant, caller.act('sender'));
  if (!used.ok) throw new Refused({ ...used.refusal, path });
  if (used.value.fresh) taken.push(upload);
  return used.value.stream;
};

const receiveFile = async (ports: BusPorts, file: unknown, message: BusMessage, parts: StoredParts, path: string) => {
  const limit = ports.limits.attachmentBytes;
  const store = (name: string, contentType: string | undefined, content: IncomingFile['content']) =>
    storeFile(
      ports.blobs,
      parts,
      { name, content, ...(contentType === undefined ? {} : { contentType }) },
      limit,
      path,
    );
  if (typeof file === 'object' && file !== null && 'upload' in file) {
    const { name, contentType, ...claim } = validateDto(ClaimedFileDto, file, path);
    return store(name, contentType, await claimed(ports, claim, message, path));
  }
  const { name, contentType, data } = validateDto(InlineFileDto, file, path);
  return store(name, contentType, Buffer.from(data, 'base64'));
};

/** A JSON document whose files stand in it, or went ahead of it. */
export const receiveJson =
  (ports: BusPorts, message: BusMessage, { files: given = [], ...document }: Readonly<Record<string, unknown>>) =>
  async (parts: StoredParts): Promise<ReceivedBody> => {
    if (!Array.isArray(given)) throw invalid('/files', 'is-array');
    const max = ports.limits.parts - 1;
    if (given.length > max) throw new Refused({ code: 'http/too-many-parts', path: '/files', params: { max } });
    const files: ReceivedFile[] = [];
    for (const [index, file] of (given as readonly unknown[]).entries()) {
      files.push(await receiveFile(ports, file, message, parts, `/files/${index}`));
    }
    return { kind: 'json', document, files };
  };

export const receiveXml =
  ({ limits }: BusPorts, source: () => Promise<AsyncIterable<Uint8Array>>) =>
  async (parts: StoredParts): Promise<ReceivedBody> => ({
    kind: 'edxml',
    message: await receiveEdxml(await source(), parts, limits),
  });
