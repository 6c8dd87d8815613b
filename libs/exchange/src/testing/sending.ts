import type { Outcome } from '@lienthong/kernel';
import type { JsonDocument } from '../application/intake/json-document.js';
import { submitJson } from '../application/intake/json-submit.js';
import type { JsonSubmission } from '../application/intake/json-submit.js';
import type { SubmitOutcome } from '../application/intake/submit.js';
import type { Act } from '../application/ledger/execute.js';
import { everybody } from './world.js';
import type { World } from './world.js';

export const document: JsonDocument = {
  subject: 'Về việc chuẩn bị hội nghị',
  number: '12',
  notation: 'VPCP-KTTH',
  promulgatedOn: '2026-03-02',
};

export const documentId = 'G22,2026/03/02,12/VPCP-KTTH';

export interface Sending extends Partial<Omit<JsonSubmission, 'document' | 'key'>> {
  readonly document?: JsonDocument;
  readonly act?: Partial<Act>;
}

/** Sends a made-up document of agency G22, as the JSON edge does. */
export const send =
  (world: World) =>
  async (to: readonly string[], { act = {}, ...more }: Sending = {}): Promise<Outcome<SubmitOutcome>> =>
    submitJson(world.ports)(
      {
        messageId: 'm-1',
        from: 'G22',
        to,
        test: false,
        document,
        files: [],
        replaces: [],
        ...more,
        key: await world.ports.keyring.newDataKey(),
      },
      everybody,
      world.act(act),
    );

/** The value of an outcome that must not be a refusal. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.code}`);
  return outcome.value;
};

/** Sends and waits until all are told; answers the transfer's id. */
export const sent = async (world: World, to: readonly string[], more: Sending = {}): Promise<string> => {
  const { receipt } = valueOf(await send(world)(to, more));
  await world.settle();
  return receipt.transfer;
};
