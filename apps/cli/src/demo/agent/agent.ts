import type {
  Answer,
  ChangeTaken,
  DocumentTaken,
  FilePart,
  MessageTaken,
  Notice,
  ReplaceDraft,
  RecallDraft,
  StatusTaken,
  SubmissionDraft,
  UpdateDraft,
  WindowEntry,
} from '@lienthong/client';
import type { HubLink } from './link.js';
import type { Watcher } from './watcher.js';
import { receiving } from './receive.js';
import type { Received } from './receive.js';

/** An entry that is waited for. */
export interface Expectation {
  readonly transfer: string;
  readonly kind: WindowEntry['entry']['kind'];
  /** Of a status. */
  readonly code?: string;
  readonly notice?: Notice;
  /** Agency id of who sent it. */
  readonly from?: string;
}

/** What an agency's own software does: each lives in a process of its own and knows the hub by its link only. */
export interface Agent {
  sendEdxml(file: string): Answer<MessageTaken>;
  send(submission: SubmissionDraft, files: readonly FilePart[]): Answer<DocumentTaken>;
  /** The first entry that fits, come or to come. */
  expect(expectation: Expectation): Promise<WindowEntry>;
  /** Waits for the document, opens it, checks its attachments, acknowledges it. */
  receive(transfer: string): Answer<Received>;
  report(transfer: string, status: string, reason?: string): Answer<StatusTaken | ChangeTaken>;
  answer(transfer: string, agreed: boolean, reason?: string): Answer<StatusTaken | ChangeTaken>;
  recall(transfer: string, draft: RecallDraft): Answer<ChangeTaken>;
  update(transfer: string, draft: UpdateDraft, files: readonly FilePart[]): Answer<ChangeTaken>;
  replace(transfer: string, draft: ReplaceDraft, files: readonly FilePart[]): Answer<DocumentTaken>;
  /** The inbox as it stands now, from its beginning. */
  inbox(): Answer<readonly WindowEntry[]>;
}

export const agentOf = (link: HubLink, agency: string, watcher: Watcher): Agent => {
  let spoken = 0;
  const messageId = (): string => `${agency}-${(spoken += 1)}`;
  const words = (reason: string | undefined) => (reason === undefined ? {} : { reason });
  return {
    sendEdxml: (file) => link.submitEdxml(file),
    send: (submission, files) => link.submitDocument(submission, files),
    expect: (expectation) => watcher.first(expectation),
    receive: receiving(link, watcher),
    report: (transfer, status, reason) => link.report(transfer, { messageId: messageId(), status, ...words(reason) }),
    answer: (transfer, agreed, reason) => link.answer(transfer, { messageId: messageId(), agreed, ...words(reason) }),
    recall: (transfer, draft) => link.recall(transfer, draft),
    update: (transfer, draft, files) => link.update(transfer, draft, files),
    replace: (transfer, draft, files) => link.replace(transfer, draft, files),
    inbox: () => link.inbox(),
  };
};
