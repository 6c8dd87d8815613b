import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@lienthong/kernel';
import type { KafkaAddress } from './access.js';
import { openAdmin } from './client/admin.js';

const membersOf = async (address: KafkaAddress): Promise<ReadonlySet<number>> => {
  const admin = openAdmin(address, 0);
  try {
    return new Set((await admin.metadata({ topics: [], forceUpdate: true })).brokers.keys());
  } catch {
    return new Set();
  } finally {
    await admin.close();
  }
};

/** Resolves when each of these brokers, asked itself, counts all of them in. Fault: `kafka/not-ready`. */
export const untilReady = async (address: KafkaAddress, brokers: readonly number[], ms: number): Promise<void> => {
  const until = Date.now() + ms;
  for (const id of brokers) {
    const own = { ...address, mtls: address.mtls.slice(id - 1, id) };
    for (;;) {
      const members = await membersOf(own);
      if (brokers.every((broker) => members.has(broker))) break;
      if (Date.now() > until) throw new Fault('kafka/not-ready', `Broker ${id} is not ready after ${ms} ms`);
      await pause(100);
    }
  }
};
