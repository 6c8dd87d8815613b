import type { Client } from '@lienthong/client';
import { Fault, ok } from '@lienthong/kernel';
import { fetchAttachments } from '../fetch-attachments.js';
import type { HubLink } from '../link.js';

const PAGE = 500;

/** The hub over HTTP: the inbox as server-sent events, content fetched when it is opened. */
export const httpLink = (client: Client, agency: string): HubLink => ({
  submitEdxml: (path) => client.submitEdxml(path),
  submitDocument: (document, files) => client.submitDocument(document, files),
  report: (transfer, report) => client.reportStatus(transfer, agency, report),
  answer: (transfer, answer) => client.answer(transfer, agency, answer),
  recall: (transfer, draft) => client.recall(transfer, draft),
  update: (transfer, draft, files) => client.update(transfer, draft, files),
  replace: (transfer, draft, files) => client.replace(transfer, draft, files),
  follow: async (take, signal) => {
    for await (const next of client.followInbox(agency, { after: 'start', signal })) {
      if (!next.ok) throw new Fault(next.refusal.code, next.refusal.title);
      take(next.value);
    }
  },
  inbox: async () => {
    const page = await client.readInbox(agency, { after: 'start', limit: PAGE });
    return page.ok ? ok(page.value.entries) : page;
  },
  open: async ({ entry: { transfer = '' } }) => {
    const opened = await client.document(transfer);
    if (!opened.ok) return opened;
    const { version, subject, attachments } = opened.value;
    const sha256 = await fetchAttachments(client, transfer, version, attachments);
    return sha256.ok ? ok({ version, subject, sha256: sha256.value }) : sha256;
  },
  acknowledge: ({ sequence }) => client.acknowledge(agency, sequence),
});
