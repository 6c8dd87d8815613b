import type { RecordedEvent } from '@lienthong/event-store';

type Handlers = Readonly<Record<string, (event: RecordedEvent) => Promise<void>>>;

/** Stands around each attempt at an event: for traces and logs. Must run `handle` once and let its faults through. */
export type WatchHandler = (reactor: string, event: RecordedEvent, handle: () => Promise<void>) => Promise<void>;

export const watched = (watch: WatchHandler | undefined, reactor: string, handlers: Handlers): Handlers => {
  if (watch === undefined) return handlers;
  return Object.fromEntries(
    Object.entries(handlers).map(([type, handler]) => [
      type,
      (event: RecordedEvent) => watch(reactor, event, () => handler(event)),
    ]),
  );
};
