import { agencyGroup } from '@lienthong/bus';
import type { Bus } from '@lienthong/bus';
import { isFault } from '@lienthong/kernel';
import { forgetUpTo } from '../domain/segments.js';
import type { RelayHub } from './ports.js';
import { newlyReached } from './topics.js';
import type { TopicInHand, Topics } from './topics.js';

/** Groups that one request asks after. */
const atOnce = 200;
/** A group that the broker does not show is asked after at one look in so many. */
const EVERY = 60;

const isOpen = ({ mark, acknowledged, held }: TopicInHand): boolean =>
  held === undefined && mark.sequence > acknowledged && mark.offset >= 0;

const isRefused = (error: unknown): boolean => isFault(error) && error.code === 'bus/not-authorized';

type Asked = Pick<Bus, 'committedBy'>;

/** Halves what is asked after until the refused ones stand alone: one refusal spoils a whole request. */
const askAfter = async (
  bus: Asked,
  topics: readonly TopicInHand[],
  onRefused: (topic: TopicInHand) => void,
): Promise<ReadonlyMap<string, number>> => {
  try {
    return await bus.committedBy(new Map(topics.map(({ agency, topic }) => [agencyGroup(agency), topic])));
  } catch (error) {
    const [one] = topics;
    if (!isRefused(error) || one === undefined) throw error;
    if (topics.length === 1) {
      onRefused(one);
      return new Map();
    }
    const middle = Math.ceil(topics.length / 2);
    const first = await askAfter(bus, topics.slice(0, middle), onRefused);
    return new Map([...first, ...(await askAfter(bus, topics.slice(middle), onRefused))]);
  }
};

/**
 * Looks at the groups of all topics that show more than was acknowledged, call after call. Tells once of an agency whose
 * group the broker does not show, and looks at the others all the same.
 */
export const followGroups = (
  bus: Asked,
  hub: Pick<RelayHub, 'acknowledge'>,
  onUnfollowed: (agency: string) => void,
): ((topics: Topics, signal: AbortSignal) => Promise<void>) => {
  /** Looks that are left out before an agency's group is asked after again. */
  const rests = new Map<string, number>();

  const isDue = ({ agency }: TopicInHand): boolean => {
    const rest = rests.get(agency) ?? 0;
    if (rest > 0) rests.set(agency, rest - 1);
    return rest === 0;
  };
  const acknowledge = async (topic: TopicInHand, committed: number | undefined): Promise<void> => {
    const reached = committed === undefined ? undefined : newlyReached(topic, committed);
    if (reached === undefined) return;
    await hub.acknowledge(topic.agency, reached);
    topic.acknowledged = reached;
    topic.segments = forgetUpTo(topic.segments, reached);
  };

  return async (topics, signal) => {
    const open = [...topics.all()].filter(isOpen).filter(isDue);
    for (let from = 0; from < open.length && !signal.aborted; from += atOnce) {
      const some = open.slice(from, from + atOnce);
      const refused = new Set<string>();
      const committed = await askAfter(bus, some, ({ agency }) => refused.add(agency));
      for (const { agency } of some) {
        if (!refused.has(agency)) rests.delete(agency);
        else {
          if (!rests.has(agency)) onUnfollowed(agency);
          rests.set(agency, EVERY - 1);
        }
      }
      await Promise.all(some.map((topic) => acknowledge(topic, committed.get(agencyGroup(topic.agency)))));
    }
  };
};
