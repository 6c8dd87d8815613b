import type { EdxmlDocument } from '@lienthong/edxml';
import { ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { Replaced } from '../../domain/transfer/transfer.events.js';
import type { Act } from '../ledger/execute.js';
import { transferIdOf } from '../ledger/streams.js';
import { contentOfEdxml } from './edxml-document.js';
import { originalOf } from './edxml-original.js';
import { agenciesOf, headerPath } from './edxml-ports.js';
import type { EdxmlOutcome, EdxmlPorts, ReceivedEdxml } from './edxml-ports.js';
import { recallByEdxml } from './edxml-recall.js';
import { requestIdOf } from './edxml-request-id.js';
import { updateByEdxml } from './edxml-update.js';
import { speakerOf } from './parties.js';
import type { Mandates } from './parties.js';
import { promulgationAhead } from './times-ahead.js';
import { submitDocument } from './submit.js';

const businessPath = '/edXML/edXMLEnvelope/edXMLHeader/TraceHeaderList/Bussiness';

const replacedBy = (ports: EdxmlPorts, message: EdxmlDocument, sender: string, act: Act): readonly Replaced[] =>
  message.business.replacements.map(({ documentId, organIds }) => {
    const transfer = ports.index.newestSentBy(sender, documentId);
    const agencies = [...new Set(agenciesOf(ports.addressees, organIds, act.at))];
    return { documentId, agencies, ...(transfer === undefined ? {} : { transfer }) };
  });

/**
 * Takes an edXML document of any business type. Types 1 and 2 change the transfer of their original; without a known
 * original they are delivered as received, with a warning. Type 3 opens a transfer that names what it replaces.
 */
export const submitEdxml =
  (ports: EdxmlPorts) =>
  async (received: ReceivedEdxml, mandates: Mandates, act: Act): Promise<Outcome<EdxmlOutcome>> => {
    const { message, recipientsPath, stored, key, test } = received;
    const code = message.from.organId;
    const speaker = speakerOf({ ...ports, mandates }, code, act.at, `${headerPath}/From/OrganId`);
    if (!speaker.ok) return speaker;
    const sender = speaker.value;
    const said: Act = { ...act, by: { ...act.by, agency: sender } };
    const { content, body } = contentOfEdxml(message, stored);
    const ahead = promulgationAhead(content.head, act.at, `${headerPath}/PromulgationInfo/PromulgationDate`);
    const warnings = [...received.warnings, ...ahead];
    const { type } = message.business;
    if (type !== 0) await ports.index.caughtUp();

    const requestId = requestIdOf(message, body.digest);
    const changes = type === 1 || type === 2;
    const original = changes && !test ? originalOf(ports.index, sender, message) : undefined;
    if (original !== undefined) {
      const change = type === 1 ? recallByEdxml(ports) : updateByEdxml(ports);
      return change({ ...received, warnings }, { sender, original, requestId }, said);
    }

    const replaces = replacedBy(ports, message, sender, act);
    const orphan = changes || replaces.some((one) => one.transfer === undefined);
    // A test must not take the identity of the document that it tries out.
    const identity = [...(type === 0 ? [] : [String(type), requestId]), ...(test ? ['test'] : [])];
    const outcome = await submitDocument(ports)(
      {
        transfer: transferIdOf(sender, 'edxml', message.documentId, ...identity),
        sender,
        senderCode: code,
        businessType: type,
        form: 'edxml',
        recipients: message.to.map((organ) => organ.organId),
        recipientsPath,
        content,
        body,
        replaces,
        test,
        warnings: orphan ? [...warnings, { code: 'edxml/original-unknown', path: businessPath }] : warnings,
      },
      key,
      said,
    );
    return outcome.ok ? ok({ kind: 'document', ...outcome.value }) : outcome;
  };
