import { agencyGroup } from '@lienthong/bus';
import type { Bus } from '@lienthong/bus';
import { forgetUpTo } from '../domain/segments.js';
import type { RelayHub } from './ports.js';
import { newlyReached } from './topics.js';
import type { TopicInHand, Topics } from './topics.js';

const atOnce = 16;

const isOpen = ({ mark, acknowledged, held }: TopicInHand): boolean =>
  held === undefined && mark.sequence > acknowledged && mark.offset >= 0;

/** One look at the groups of all topics that show more than was acknowledged. */
export const followGroups =
  (bus: Pick<Bus, 'committed'>, hub: Pick<RelayHub, 'acknowledge'>) =>
  async (topics: Topics, signal: AbortSignal): Promise<void> => {
    const open = [...topics.all()].filter(isOpen);
    const look = async (topic: TopicInHand): Promise<void> => {
      const committed = (await bus.committed(agencyGroup(topic.agency), [topic.topic])).get(topic.topic);
      const reached = committed === undefined ? undefined : newlyReached(topic, committed);
      if (reached === undefined) return;
      await hub.acknowledge(topic.agency, reached);
      topic.acknowledged = reached;
      topic.segments = forgetUpTo(topic.segments, reached);
    };
    for (let from = 0; from < open.length && !signal.aborted; from += atOnce) {
      await Promise.all(open.slice(from, from + atOnce).map(look));
    }
  };
