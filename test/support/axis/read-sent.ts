import { discardAttachments, readEdxml } from '@lienthong/edxml';
import type { EdxmlMessage } from '@lienthong/edxml';
import type { SentMessage } from './scripted-axis.js';

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

export const messageSent = async ({ edxml }: Pick<SentMessage, 'edxml'>): Promise<EdxmlMessage> => {
  const read = await readEdxml(once(edxml), { onAttachment: discardAttachments });
  if (!read.ok) throw new Error(`${read.refusal.code} at ${read.refusal.path ?? ''}`);
  return read.value.message;
};

/** What a status message that was sent says. */
export const statusSent = async (sent: Pick<SentMessage, 'edxml'>) => {
  const message = await messageSent(sent);
  if (message.kind !== 'status') throw new Error('No status message');
  const { from, responseFor, statusCode } = message;
  return {
    from: from.organId as string,
    addressee: responseFor.organId,
    documentId: responseFor.documentId,
    code: statusCode as string,
  };
};
