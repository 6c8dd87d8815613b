import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Bus } from '@lienthong/bus';
import type { Answer, Client, FilePart } from '@lienthong/client';
import { Fault, ok } from '@lienthong/kernel';
import { httpLink } from '../http/http-link.js';
import type { HubLink } from '../link.js';
import { asking } from './ask.js';
import type { Command } from './ask.js';
import { claim, filesInMessage, isSmall } from './claim-check.js';
import { readInboxTopic } from './inbox-topic.js';
import { openDocument } from './open-document.js';
import type { TopicEntry } from './topic-entry.js';

const json = (body: object): Uint8Array => Buffer.from(JSON.stringify(body));

const ofKind = async <Taken extends { readonly kind: string }, Kind extends Taken['kind']>(
  answer: Answer<Taken>,
  ...kinds: readonly Kind[]
): Answer<Extract<Taken, { readonly kind: Kind }>> => {
  const taken = await answer;
  if (!taken.ok) return taken;
  const { value } = taken;
  if (!kinds.some((kind) => kind === value.kind)) throw new Fault('demo/other-answer', `The answer is a ${value.kind}`);
  return ok(value as Extract<Taken, { readonly kind: Kind }>);
};

/** The hub over the message bus; HTTP for bytes that no record holds. Whoever opened the bus closes it. */
export const openKafkaLink = async (bus: Bus, client: Client, agency: string): Promise<HubLink> => {
  const inbox = await readInboxTopic(bus, agency);
  const ask = asking(bus, inbox, agency);
  const http = httpLink(client, agency);
  let messages = 0;

  const askWithFiles = async (
    type: Command['type'],
    body: { readonly messageId: string },
    key: string,
    parts: readonly FilePart[] = [],
  ) => {
    const files = await filesInMessage(client, agency, parts);
    return files.ok
      ? ask({ type, messageId: body.messageId, key, data: json({ ...body, files: files.value }) })
      : files;
  };
  const report = (transfer: string, body: { readonly messageId: string }) => {
    const command = { type: 'delivery.report.v1', messageId: body.messageId, key: transfer } as const;
    return ofKind(ask({ ...command, data: json({ ...body, transfer }) }), 'status', 'recall', 'update');
  };

  return {
    submitEdxml: async (path) => {
      const messageId = `${agency}-edxml-${(messages += 1)}`;
      const command = { type: 'transfer.submit.v1', messageId, key: messageId } as const;
      if (await isSmall(path))
        return ask({ ...command, contentType: 'application/edxml+xml', data: await readFile(path) });
      const edxml = await claim(client, agency, path);
      return edxml.ok ? ask({ ...command, data: json({ edxml: edxml.value }) }) : edxml;
    },
    submitDocument: (document, files) =>
      ofKind(askWithFiles('transfer.submit.v1', document, document.messageId, files), 'document'),
    report,
    answer: (transfer, { agreed, ...answer }) => report(transfer, { ...answer, ...{ status: agreed ? '15' : '16' } }),
    recall: (transfer, draft) => {
      const command = { type: 'transfer.recall.v1', messageId: draft.messageId, key: transfer } as const;
      return ofKind(ask({ ...command, data: json({ ...draft, transfer }) }), 'recall', 'update');
    },
    update: (transfer, draft, files) =>
      ofKind(askWithFiles('transfer.update.v1', { ...draft, ...{ transfer } }, transfer, files), 'recall', 'update'),
    replace: (transfer, draft, files) =>
      ofKind(askWithFiles('transfer.replace.v1', { ...draft, ...{ transfer } }, transfer, files), 'document'),
    follow: async (take, signal) => {
      const stop = inbox.onEntry(take);
      await Promise.race([once(signal, 'abort'), inbox.broken]).finally(stop);
    },
    inbox: async () => ok(await inbox.current()),
    open: (entry) => openDocument(client, entry as TopicEntry, () => http.open(entry)),
    // The bus commits behind each record that was taken.
    acknowledge: () => Promise.resolve(ok(undefined)),
  };
};
