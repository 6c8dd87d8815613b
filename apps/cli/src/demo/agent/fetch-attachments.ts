import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Client } from '@lienthong/client';
import { Fault, ok } from '@lienthong/kernel';

export interface NamedAttachment {
  readonly index: number;
  readonly name: string;
  readonly sha256: string;
}

export const checkHash = ({ name, sha256 }: NamedAttachment, found: string): string => {
  if (found !== sha256) throw new Fault('demo/wrong-hash', `${name} is not what the document names`);
  return found;
};

/** Fetches the attachments of a version over HTTP and answers the hashes of what came. Faults: `demo/wrong-hash`. */
export const fetchAttachments = async (
  client: Pick<Client, 'attachment'>,
  transfer: string,
  version: number,
  attachments: readonly NamedAttachment[],
): Answer<readonly string[]> => {
  const dir = await mkdtemp(join(tmpdir(), 'lienthong-agent-'));
  try {
    const hashes: string[] = [];
    for (const one of attachments) {
      const fetched = await client.attachment(transfer, one.index, join(dir, String(one.index)), { version });
      if (!fetched.ok) return fetched;
      hashes.push(checkHash(one, fetched.value.sha256));
    }
    return ok(hashes);
  } finally {
    await rm(dir, { recursive: true });
  }
};
