import { startReactor } from '@lienthong/event-store';
import type { Checkpoints, Codec, EventStore, Reactor, ReactorAlarm, RecordedEvent } from '@lienthong/event-store';
import { passageOutId } from '@lienthong/exchange/connector';
import type { Homes, Place } from '@lienthong/exchange/connector';
import type { Clock } from '@lienthong/kernel';
import type { WatchedDirection } from '../watch.js';

export interface PushReactorPorts {
  readonly axis: string;
  readonly store: EventStore;
  readonly codec: Codec;
  readonly checkpoints: Checkpoints;
  readonly clock: Clock;
  readonly homes: Homes;
  readonly watch: WatchedDirection;
  readonly onAlarm: (alarm: ReactorAlarm) => void;
  /** Resolves once an entry got through or waits where a restart finds it. */
  readonly push: (place: Place, entry: RecordedEvent) => Promise<void>;
}

const INBOX = 'inbox-';

/** What an entry is about, for one recipient; an entry about no transfer never leaves. */
const documentOf = ({ data, stream }: RecordedEvent): string =>
  typeof data['transfer'] === 'string' ? `${stream}/${data['transfer']}` : stream;

/** Entries that wait for their first turn while the axis is away; of an entry that waits nothing is in memory but itself. */
const WINDOW = 4_096;

/**
 * Follows the inboxes of all agencies and pushes those of who is at home on the axis. What is about one document keeps its
 * order for each recipient; a message that takes long holds up no other document, and one that does not get through at
 * its first try waits elsewhere. An entry counts as its agency was at home when it was placed.
 */
export const startPush = ({ axis, homes, watch, push, ...ports }: PushReactorPorts): Promise<Reactor> =>
  startReactor({
    ...ports,
    name: `axis-${axis}`,
    categories: ['inbox'],
    key: documentOf,
    concurrency: WINDOW,
    window: WINDOW,
    lingerMs: 3,
    drainMs: 5_000,
    handlers: {
      InboxEntryPlaced: async (event) => {
        const agency = event.stream.slice(INBOX.length);
        if (homes.homeOf(agency, event.recordedAt) !== axis) return;
        watch.arrived(passageOutId(axis, agency, event.revision), Date.parse(event.recordedAt));
        await push({ axis, agency, sequence: event.revision }, event);
      },
    },
  });
