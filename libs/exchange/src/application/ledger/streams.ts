import { deriveEventId, streamName } from '@lienthong/event-store';
import type { StreamName } from '@lienthong/event-store';

export const transferStream = (transfer: string): StreamName => streamName('transfer', transfer);

export const deliveryStream = (transfer: string, agency: string): StreamName =>
  streamName('delivery', `${transfer}-${agency}`);

export const inboxStream = (agency: string): StreamName => streamName('inbox', agency);

export const acknowledgementStream = (agency: string, system: string): StreamName =>
  streamName('acknowledgement', `${agency}-${system}`);

/** One entry as it is offered to one system. An agency id has no hyphen; a system id may. */
export const offerStream = (agency: string, sequence: number, system: string): StreamName =>
  streamName('offer', `${agency}-${sequence}-${system}`);

export const offerOf = (
  stream: string,
): { readonly agency: string; readonly sequence: number; readonly system: string } => {
  const [, agency = '', sequence = '', system = ''] = /^offer-([^-]+)-(\d+)-(.+)$/.exec(stream) ?? [];
  return { agency, sequence: Number(sequence), system };
};

export const uploadStream = (upload: string): StreamName => streamName('upload', upload);

export const uploadOf = (stream: string): string => stream.slice('upload-'.length);

const uuidLength = 36;

export const transferOf = (stream: string): string => stream.slice('transfer-'.length);

/** The two keys in a delivery's stream name: a transfer id is a UUID, an agency id follows. */
export const deliveryOf = (stream: string): { readonly transfer: string; readonly agency: string } => {
  const start = 'delivery-'.length;
  return { transfer: stream.slice(start, start + uuidLength), agency: stream.slice(start + uuidLength + 1) };
};

export const inboxOf = (stream: string): string => stream.slice('inbox-'.length);

/** A transfer's id derives from the sender and its own identity of the message: a retry is the same transfer. */
export const transferIdOf = (sender: string, ...identity: readonly string[]): string =>
  deriveEventId('transfer', sender, ...identity);
