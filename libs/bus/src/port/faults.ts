import { Fault } from '@lienthong/kernel';

/** Faults of the bus. Their messages are ours, never a client library's: those may quote what was sent. */
export const busFault = {
  unavailable: (cause?: unknown): Fault =>
    new Fault('bus/unavailable', 'No broker answers, or not in time.', { cause, retriable: true }),
  fenced: (cause?: unknown): Fault =>
    new Fault('bus/fenced', 'Another producer took over this transactional id.', { cause }),
  notAuthorized: (cause?: unknown): Fault =>
    new Fault('bus/not-authorized', 'The broker does not let this principal do that.', { cause }),
  unknownTopic: (cause?: unknown): Fault => new Fault('bus/unknown-topic', 'A topic does not exist.', { cause }),
  tooLarge: (cause?: unknown): Fault =>
    new Fault('bus/too-large', 'A record or its batch is larger than the topic takes.', { cause }),
  closed: (): Fault => new Fault('bus/closed', 'The connection to the message bus was closed.'),
  failed: (cause?: unknown): Fault => new Fault('bus/failed', 'The message bus failed.', { cause }),
} as const;
