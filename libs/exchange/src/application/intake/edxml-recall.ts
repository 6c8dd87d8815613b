import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { recall } from '../changes/recall.js';
import { settledTransfer } from '../changes/settled-transfer.js';
import type { Act } from '../ledger/execute.js';
import type { EdxmlOutcome, EdxmlPorts, ReceivedEdxml } from './edxml-ports.js';
import { recipientsNamed } from './named-recipients.js';

/** A type-1 message whose original is known: recalls it from those of its recipients that `To` names. */
export const recallByEdxml =
  (ports: EdxmlPorts) =>
  async (
    { message, recipientsPath, warnings, stored, key }: ReceivedEdxml,
    { sender, original, requestId }: { readonly sender: string; readonly original: string; readonly requestId: string },
    act: Act,
  ): Promise<Outcome<EdxmlOutcome>> => {
    const known = (await settledTransfer(ports)(original))?.state;
    const to = message.to.map((organ) => organ.organId);
    const agencies = recipientsNamed(ports.addressees, known, to, act.at);
    if (to.length > 0 && agencies.length === 0) {
      return refused({ code: 'transfer/not-a-recipient', path: recipientsPath, params: { agency: to[0] ?? '' } });
    }
    const outcome = await recall(ports)(
      {
        transfer: original,
        sender,
        // One message per recipient is common: each is a request of its own.
        requestId: `${requestId}/${agencies.join(' ')}`,
        agencies,
        reason: message.business.reason ?? message.subject ?? '',
        message: stored.message,
      },
      act,
      key,
    );
    return outcome.ok ? ok({ kind: 'recall', ...outcome.value, warnings }) : outcome;
  };
