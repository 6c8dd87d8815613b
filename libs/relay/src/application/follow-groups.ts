import { agencyGroup } from '@lienthong/bus';
import type { Bus } from '@lienthong/bus';
import { forgetUpTo } from '../domain/segments.js';
import type { RelayHub } from './ports.js';
import { newlyReached } from './topics.js';
import type { TopicInHand, Topics } from './topics.js';

/** Groups that one request asks after. */
const atOnce = 200;

const isOpen = ({ mark, acknowledged, held }: TopicInHand): boolean =>
  held === undefined && mark.sequence > acknowledged && mark.offset >= 0;

/** One look at the groups of all topics that show more than was acknowledged. */
export const followGroups =
  (bus: Pick<Bus, 'committedBy'>, hub: Pick<RelayHub, 'acknowledge'>) =>
  async (topics: Topics, signal: AbortSignal): Promise<void> => {
    const open = [...topics.all()].filter(isOpen);
    const acknowledge = async (topic: TopicInHand, committed: number | undefined): Promise<void> => {
      const reached = committed === undefined ? undefined : newlyReached(topic, committed);
      if (reached === undefined) return;
      await hub.acknowledge(topic.agency, reached);
      topic.acknowledged = reached;
      topic.segments = forgetUpTo(topic.segments, reached);
    };
    for (let from = 0; from < open.length && !signal.aborted; from += atOnce) {
      const some = open.slice(from, from + atOnce);
      const committed = await bus.committedBy(new Map(some.map(({ agency, topic }) => [agencyGroup(agency), topic])));
      await Promise.all(some.map((topic) => acknowledge(topic, committed.get(agencyGroup(topic.agency)))));
    }
  };
