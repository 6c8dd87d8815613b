import type { RecordedEvent } from '@lienthong/event-store';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DeliveryRefusal } from '../../domain/delivery/delivery.commands.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { execute, fold } from '../ledger/execute.js';
import type { Act, Written } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream } from '../ledger/streams.js';
import type { Delivery } from '../../domain/delivery/delivery.js';

type HandedOut = Promise<Outcome<Written<Delivery>, DeliveryRefusal>>;

/** Durable before the first byte of content leaves for the recipient's system: it ends the sender's right to cancel. */
export const exposeDelivery =
  (ports: LedgerPorts) =>
  (transfer: string, agency: string, system: string, act: Act): HandedOut =>
    execute(ports)(deliveryDecider, { stream: deliveryStream(transfer, agency) }, { type: 'Expose', system }, act);

/** Whether content might leave for the recipient's system now, with the delivery as it stands; records nothing. */
export const exposable =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (
    transfer: string,
    agency: string,
    system: string,
  ): Promise<Outcome<readonly RecordedEvent[], DeliveryRefusal>> => {
    const events = await store.readStream(deliveryStream(transfer, agency));
    const state = fold(deliveryDecider, events);
    const decision = deliveryDecider.decide({ type: 'Expose', system }, state);
    return decision.accepted ? ok(events) : refused(decision.refusal);
  };

/** The recipient's gateway acknowledged the entry of that sequence (ETSI EN 319 522-3 ContentHandover). */
export const handOverDelivery =
  (ports: LedgerPorts) =>
  (transfer: string, agency: string, by: { readonly system: string; readonly sequence: number }, act: Act): HandedOut =>
    execute(ports)(deliveryDecider, { stream: deliveryStream(transfer, agency) }, { type: 'HandOver', ...by }, act);
