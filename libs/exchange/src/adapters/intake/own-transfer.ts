import { isUuid } from '@lienthong/event-store';
import { Refused } from '@lienthong/http-edge';
import { settledTransfer } from '../../application/changes/settled-transfer.js';
import type { Act } from '../../application/ledger/execute.js';
import type { LoadedTransfer } from '../../application/routing/transfer-state.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import type { Caller, IntakePorts } from './caller.js';

export interface OwnTransfer {
  readonly transfer: LoadedTransfer;
  readonly sender: string;
  readonly senderCode: string;
  readonly act: Act;
}

/** A transfer id is a UUID; anything else is as unknown as an absent one. */
export const transferIdOfText = (text: string): string => {
  if (!isUuid(text)) throw new Refused({ code: 'transfer/unknown' });
  return text;
};

/** The sender's own transfer; anybody else's is as unknown as an absent one. */
export const ownTransfer =
  ({ exchange }: IntakePorts) =>
  async (id: string, { viewer, act: actAs }: Caller): Promise<OwnTransfer> => {
    const act = actAs('sender');
    const transfer = await settledTransfer(exchange)(transferIdOfText(id));
    const sender = transfer?.state.sender;
    const first = transfer?.history[0];
    if (!transfer || !first || sender === undefined || !viewer.mandates.mayActFor(sender, act.at)) {
      throw new Refused({ code: 'transfer/unknown' });
    }
    const { senderCode } = first.data as unknown as Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];
    return { transfer, sender, senderCode, act: { ...act, by: { ...act.by, agency: sender } } };
  };
