import { startReactor } from '@lienthong/event-store';
import type { Checkpoints, Codec, EventStore, Reactor, ReactorAlarm, RecordedEvent } from '@lienthong/event-store';
import type { Homes, OpenPassageDesk, Place } from '@lienthong/exchange/connector';
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
  readonly push: (place: Place, entry: RecordedEvent) => Promise<void>;
}

const INBOX = 'inbox-';

/** What an entry is about; an entry about no transfer never leaves. */
const documentOf = ({ data, stream }: RecordedEvent): string =>
  typeof data['transfer'] === 'string' ? data['transfer'] : stream;

/** Documents that are worked on side by side, and so messages under way to one axis. */
const ABREAST = 8;
const WINDOW = 4_096;

/**
 * Follows the inboxes of all agencies and pushes those of who is at home on the axis. What is about one document keeps its
 * order; a message that takes long holds up no other document. An entry counts as its agency was at home when it was placed.
 */
export const startPush = ({ axis, homes, watch, push, ...ports }: PushReactorPorts): Promise<Reactor> =>
  startReactor({
    ...ports,
    name: `axis-${axis}`,
    categories: ['inbox'],
    key: documentOf,
    concurrency: ABREAST,
    window: WINDOW,
    lingerMs: 3,
    drainMs: 5_000,
    handlers: {
      InboxEntryPlaced: async (event) => {
        const agency = event.stream.slice(INBOX.length);
        if (homes.homeOf(agency, event.recordedAt) !== axis) return;
        watch.arrived(event.id, Date.parse(event.recordedAt));
        await push({ axis, agency, sequence: event.revision }, event);
        watch.gone(event.id);
      },
    },
  });

/** The failed entries that an operator ordered to be tried again, oldest first. */
export const orderedAgain = (desk: OpenPassageDesk): readonly Place[] =>
  desk
    .all()
    .flatMap((one) =>
      one.direction === 'out' && one.state === 'ordered'
        ? [{ axis: one.axis, agency: one.agency, sequence: one.sequence }]
        : [],
    );
