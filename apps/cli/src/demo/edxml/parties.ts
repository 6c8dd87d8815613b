import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { discardAttachments, readEdxml } from '@lienthong/edxml';
import type { EdxmlMessage } from '@lienthong/edxml';

/** An agency that a message names. */
export interface Party {
  readonly code: string;
  readonly name: string;
}

export interface MessageHead {
  readonly kind: 'document' | 'status';
  readonly parties: readonly Party[];
}

const partiesOf = (message: EdxmlMessage): readonly Party[] => {
  const organs = message.kind === 'document' ? [message.from, ...message.to] : [message.from];
  const named = organs.map(({ organId, organName }) => ({ code: organId, name: organName ?? organId }));
  const mentioned =
    message.kind === 'document'
      ? [
          ...(message.business.documentInfo?.receivers ?? []).map(({ organId }) => organId),
          ...message.business.replacements.flatMap(({ organIds }) => organIds),
          ...message.responseFor.map(({ organId }) => organId),
        ]
      : [message.responseFor.organId];
  return [...named, ...mentioned.filter((code) => code !== undefined).map((code) => ({ code, name: code }))];
};

/** What a file is and whom it names. A file that cannot be read names nobody: the hub will say why. */
export const headOf = async (file: string): Promise<MessageHead> => {
  const read = await readEdxml(createReadStream(file), { onAttachment: discardAttachments });
  if (read.ok) return { kind: read.value.message.kind, parties: partiesOf(read.value.message) };
  const text = await readFile(file, 'utf8');
  return { kind: /<(\w+:)?StatusCode[\s>]/.test(text) ? 'status' : 'document', parties: [] };
};
