import { createConsumerLanes } from '../consuming/lanes.js';
import type { BusAlarm, ConsumeOptions, Consumer } from '../port/bus.js';
import type { MemoryBroker } from './memory-broker.js';
import type { MemoryMember } from './memory-groups.js';

/** A member of a group on the memory broker; the same lanes as over a real one. */
export const consumeFromMemory = (
  broker: MemoryBroker,
  options: ConsumeOptions,
  onAlarm: (alarm: BusAlarm) => void,
): Consumer => {
  const { group } = options;
  const positions = new Map<string, number>();
  let stopped = false;
  let wasDown: boolean | undefined;

  const commit = async (): Promise<void> => {
    const offsets = lanes.committable();
    if (offsets.length === 0) return;
    try {
      await broker.run('commit', () => {
        for (const { topic, offset } of offsets) broker.groups.commit(group, topic, offset);
      });
      lanes.committed(offsets);
    } catch {
      // What cannot be committed now is committed with the next record; at worst it is delivered again.
    }
  };

  const lanes = createConsumerLanes(options, () => void commit(), onAlarm);

  const firstOffset = (topic: string): number => {
    const found = broker.topic(topic);
    const begin = options.from === 'earliest' ? found?.start() : found?.end();
    return broker.groups.committed(group, topic) ?? begin ?? 0;
  };

  const wake = (): void => {
    if (stopped) return;
    const down = broker.isDown();
    if (down !== wasDown) options.onState?.(down ? 'down' : 'connected', ...(down ? ['bus/unavailable'] : []));
    wasDown = down;
    if (down) return;
    void commit();
    for (const [topic, position] of positions) {
      const read = broker.topic(topic)?.read(position);
      if (read === undefined) continue;
      positions.set(topic, read.next);
      lanes.of(topic)?.push(read.records);
    }
  };

  const member: MemoryMember = {
    topics: options.topics,
    assign: (topics) => {
      positions.clear();
      for (const topic of topics) positions.set(topic, firstOffset(topic));
      lanes.assign(topics);
      options.onAssigned?.(topics);
      wake();
    },
    wake,
  };

  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await lanes.drain();
    await commit();
    broker.groups.leave(group, member);
  };

  broker.groups.join(group, member);
  return { stop, [Symbol.asyncDispose]: stop };
};
