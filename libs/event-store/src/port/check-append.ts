import { Fault } from '@lienthong/kernel';
import { isUuid } from '../event-id.js';
import type { NewEvent } from './event.js';

/** Throws for what no adapter could append, before anything else is touched. */
export const checkAppend = (events: readonly NewEvent[]): void => {
  if (events.length === 0) throw new Fault('store/nothing-to-append', 'An append needs an event.');
  if (!events.every(({ id }) => isUuid(id))) throw new TypeError('An event id must be a UUID in lower case.');
};
