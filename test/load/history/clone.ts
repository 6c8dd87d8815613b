import { randomUUID } from 'node:crypto';
import { newEventId } from '@lienthong/event-store';
import type { EventMetadata, NewEvent, StreamName } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import { sealFields } from '@lienthong/keyring';
import type { DataKey } from '@lienthong/keyring';
import type { Template } from './template.js';

export interface ClonedEvent {
  readonly stream: StreamName;
  readonly event: NewEvent;
}

/** Another transfer's parties. */
export interface Cast {
  readonly sender: string;
  readonly recipients: readonly string[];
}

export interface Clone {
  readonly transfer: string;
  /** In the order of the store. */
  readonly events: readonly ClonedEvent[];
}

const inboxOf = (agency: string): string => `inbox-${agency}`;
const agencyOf = (deliveryStream: string, transfer: string): string =>
  deliveryStream.slice(`delivery-${transfer}-`.length);

/**
 * The template's events as those of another transfer between other agencies: new ids, its own key, its own places in
 * the inboxes, sealed anew.
 */
export const createCloner = (template: Template) => {
  const agencies = [template.sender, ...template.recipients];
  const ids = template.events.map(({ event }) => event.id);
  const oldKey = template.events.find(({ event }) => event.meta.key !== undefined)?.event.meta.key ?? '';
  const tokens = [template.transfer, oldKey, ...agencies, ...ids].map((token) => token.replaceAll('.', '\\.'));
  const anyToken = new RegExp(tokens.join('|'), 'g');
  const texts = template.events.map(({ event: { data, meta } }) => JSON.stringify([data, meta]));
  /** Last sequence of each inbox in the store that is being made. */
  const heads = new Map<string, number>();

  return (cast: Cast, key: DataKey): Clone => {
    const transfer = randomUUID();
    const names = new Map<string, string>([
      [template.transfer, transfer],
      [oldKey, key.id],
      [template.sender, cast.sender],
      ...template.recipients.map((agency, index): [string, string] => [agency, cast.recipients[index] ?? '']),
      ...ids.map((id): [string, string] => [id, newEventId()]),
    ]);
    const renamed = (text: string): string => text.replaceAll(anyToken, (token) => names.get(token) ?? token);
    const sequences = new Map<string, number>();

    const events = template.events.map(({ event, personal }, index): ClonedEvent => {
      const stream = renamed(event.stream) as StreamName;
      const id = (names.get(event.id) ?? event.id) as NewEvent['id'];
      const [data, meta] = JSON.parse(renamed(texts[index] ?? '')) as [JsonObject, EventMetadata];
      if (stream.startsWith('inbox-')) {
        const sequence = (heads.get(stream) ?? -1) + 1;
        heads.set(stream, sequence);
        if (!sequences.has(stream)) sequences.set(stream, sequence);
      }
      const sequence = sequences.get(inboxOf(agencyOf(stream, transfer)));
      const placed = event.type === 'DeliveryConsigned' && sequence !== undefined ? { ...data, sequence } : data;
      const sealed = personal === undefined ? {} : { sealed: sealFields(key, { stream, eventId: id }, personal) };
      return { stream, event: { id, type: event.type, data: placed, meta, ...sealed } };
    });
    return { transfer, events };
  };
};
