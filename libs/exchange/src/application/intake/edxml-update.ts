import { ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { settledTransfer } from '../changes/settled-transfer.js';
import { update } from '../changes/update.js';
import type { Act } from '../ledger/execute.js';
import { contentOfEdxml } from './edxml-document.js';
import { agenciesOf } from './edxml-ports.js';
import type { EdxmlOutcome, EdxmlPorts, ReceivedEdxml } from './edxml-ports.js';
import { everNamed } from './named-recipients.js';

/**
 * A type-2 message whose original is known. ReceiverList says who is removed and added; whoever else `To` names is
 * added when it was no recipient before.
 */
export const updateByEdxml =
  (ports: EdxmlPorts) =>
  async (
    { message, warnings, stored, key }: ReceivedEdxml,
    { sender, original, requestId }: { readonly sender: string; readonly original: string; readonly requestId: string },
    act: Act,
  ): Promise<Outcome<EdxmlOutcome>> => {
    const loaded = await settledTransfer(ports)(original);
    const known = loaded?.state;
    const info = message.business.documentInfo;
    const changed = (change: 'added' | 'removed'): readonly string[] =>
      (info?.receivers ?? []).filter((one) => one.change === change).map((one) => one.organId);
    const gone = new Set(changed('removed'));
    const isRecipient = (code: string): boolean =>
      agenciesOf(ports.addressees, [code], act.at).some((agency) => known?.recipients.has(agency));
    const named = new Set([...changed('added'), ...message.to.map((organ) => organ.organId as string)]);
    const added = [...named].filter((code) => !gone.has(code) && !isRecipient(code));
    const common = { transfer: original, sender, reason: message.business.reason ?? '', warnings };
    const outcome = await update(ports)(
      {
        ...common,
        requestId,
        ...(info?.contentChanged === false ? {} : { content: contentOfEdxml(message, stored) }),
        added,
        removed: agenciesOf(ports.addressees, [...gone], act.at).filter((agency) => known?.recipients.has(agency)),
      },
      act,
      key,
    );
    // One message per recipient is common: those after the first only add whom nobody named before.
    const ever = everNamed(loaded?.history ?? []);
    const further = outcome.ok && outcome.value.repeated ? added.filter((code) => !ever.has(code)) : [];
    if (further.length > 0) {
      const more = { ...common, requestId: `${requestId}/${further.join(' ')}`, added: further, removed: [] };
      const adding = await update(ports)(more, act);
      return adding.ok ? ok({ kind: 'update', ...adding.value, repeated: true, warnings }) : adding;
    }
    return outcome.ok ? ok({ kind: 'update', ...outcome.value, warnings }) : outcome;
  };
