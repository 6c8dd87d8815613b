import type { FeedFilter } from '../port/event-store.js';
import type { RecordedEvent } from '../port/event.js';
import { categoryOf } from '../stream-name.js';

export const passes = ({ stream, type }: RecordedEvent, { categories, types }: FeedFilter = {}): boolean =>
  (categories?.includes(categoryOf(stream)) ?? true) && (types?.includes(type) ?? true);
