import type { Outcome } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { Replaced } from '../../domain/transfer/transfer.events.js';
import type { Act } from '../ledger/execute.js';
import { transferIdOf } from '../ledger/streams.js';
import { edxmlFit } from './edxml-fit.js';
import { contentOfJson } from './json-document.js';
import type { JsonDocument, ReceivedFile } from './json-document.js';
import { speakerOf } from './parties.js';
import type { Mandates } from './parties.js';
import { promulgationAhead } from './times-ahead.js';
import { submitDocument } from './submit.js';
import type { SubmitOutcome, SubmitPorts } from './submit.js';

export interface JsonSubmission {
  readonly messageId: string;
  /** Codes as written. */
  readonly from: string;
  readonly to: readonly string[];
  readonly test: boolean;
  readonly document: JsonDocument;
  readonly files: readonly ReceivedFile[];
  readonly key: DataKey;
  /** What it replaces (edXML type 3), resolved by the caller. */
  readonly replaces: readonly Replaced[];
}

/** Takes a document that came as JSON with files. Identity: (agency, messageId). */
export const submitJson =
  (ports: SubmitPorts) =>
  async (submission: JsonSubmission, mandates: Mandates, act: Act): Promise<Outcome<SubmitOutcome>> => {
    const { messageId, from, to, test, document, files, key, replaces } = submission;
    const speaker = speakerOf({ ...ports, mandates }, from, act.at, '/from');
    if (!speaker.ok) return speaker;
    const sender = speaker.value;
    const made = contentOfJson(document, files, from, messageId);
    if (!made.ok) return made;
    const { head } = made.value.content;
    const businessType = replaces.length > 0 ? 3 : 0;
    const unfit = edxmlFit({ senderCode: from, recipients: to, head, businessType, replaces }, document, act.at);
    return submitDocument(ports)(
      {
        ...made.value,
        transfer: transferIdOf(sender, 'json', messageId, ...(test ? ['test'] : [])),
        sender,
        senderCode: from,
        businessType,
        form: 'json',
        recipients: to,
        recipientsPath: '/to',
        replaces,
        test,
        warnings: [...promulgationAhead(head, act.at, '/document/promulgatedOn'), ...unfit],
      },
      key,
      { ...act, by: { ...act.by, agency: sender } },
    );
  };
