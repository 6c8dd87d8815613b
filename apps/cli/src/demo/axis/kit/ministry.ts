import { setTimeout as pause } from 'node:timers/promises';
import { discardAttachments, readEdxml } from '@lienthong/edxml';
import type { EdxmlMessage } from '@lienthong/edxml';
import { MESSAGE_TYPES } from '@lienthong/axis-protocol';
import { Fault, isFault } from '@lienthong/kernel';
import { documentFile, documentIdOf, statusFile } from './messages.js';
import type { MinistryMessage, MinistryStatus } from './messages.js';
import type { Protocol } from './protocol.js';

/** Mail that is waited for. */
export interface MailExpected {
  readonly documentId: string;
  /** Of a document. */
  readonly businessType?: number;
  /** Of a status. */
  readonly code?: string;
  readonly from?: string;
}

/** The ministry's document software: it knows nothing of this hub but the axis's protocol. */
export interface Ministry {
  /** Answers the DocId. */
  send(message: MinistryMessage): Promise<string>;
  report(status: MinistryStatus): Promise<string>;
  documentId(from: string, number: string): Promise<string>;
  /** Resolves when it came. Fault `demo/nothing-came`. */
  expect(mail: MailExpected): Promise<void>;
  /** How often such mail came. */
  count(mail: MailExpected): Promise<number>;
}

const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 60_000;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const fits = (message: EdxmlMessage, { documentId, businessType, code, from }: MailExpected): boolean => {
  if (from !== undefined && message.from.organId !== from) return false;
  return message.kind === 'status'
    ? message.statusCode === code && message.responseFor.documentId === documentId
    : code === undefined && message.documentId === documentId && message.business.type === businessType;
};

/** Everyone's loop: list, fetch, keep, acknowledge; an axis that is away is asked again. */
const follow = async (protocol: Protocol, mail: EdxmlMessage[], signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    try {
      for (const type of MESSAGE_TYPES)
        for (const { docId } of await protocol.list(type)) {
          const bytes = await protocol.fetch(docId);
          const read = await readEdxml(once(bytes), { onAttachment: discardAttachments });
          if (!read.ok) throw new Fault('demo/axis-refused', `${docId}: ${read.refusal.code}`);
          mail.push(read.value.message);
          await protocol.done(docId);
        }
    } catch (error) {
      if (!isFault(error) || !error.retriable) throw error;
    }
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
};

/** What the axis takes in the end; one that is away is sent to again. */
const insist = async (send: () => Promise<string>): Promise<string> => {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isFault(error) || !error.retriable) throw error;
      await pause(LOOK_EVERY_MS);
    }
  }
};

export const ministryOf = (protocol: Protocol, signal: AbortSignal): Ministry => {
  const mail: EdxmlMessage[] = [];
  const following = follow(protocol, mail, signal);
  const count = (expected: MailExpected): number => mail.filter((message) => fits(message, expected)).length;
  return {
    send: async (message) => {
      const file = await documentFile(message);
      return insist(() => protocol.send('edoc', message.from, file));
    },
    report: async (status) => {
      const file = await statusFile(status);
      return insist(() => protocol.send('status', status.from, file));
    },
    documentId: (from, number) => Promise.resolve(documentIdOf(from, number)),
    count: (expected) => Promise.resolve(count(expected)),
    expect: async (expected) => {
      const end = Date.now() + PATIENCE_MS;
      while (count(expected) === 0) {
        if (Date.now() > end)
          throw new Fault('demo/nothing-came', `The ministry waited in vain for ${JSON.stringify(expected)}`);
        // What broke its loop breaks the wait.
        await Promise.race([pause(LOOK_EVERY_MS), following]);
      }
    },
  };
};
