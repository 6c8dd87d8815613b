import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { Fault } from '@lienthong/kernel';
import type { BrokerPorts } from '../options.js';

/** Below the range from which systems give out client ports: a killed broker must find its port free again. */
const lowest = 20_000;
const highest = 32_000;

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
};

export const freePorts = async (brokers: number): Promise<readonly BrokerPorts[]> => {
  const found = new Set<number>();
  for (let tries = 0; found.size < brokers * 3; tries += 1) {
    if (tries > 1000) throw new Fault('kafka/no-port', `No free ports between ${lowest} and ${highest}`);
    const port = randomInt(lowest, highest);
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  const ports = [...found];
  const take = (): number => ports.pop() ?? 0;
  return Array.from({ length: brokers }, () => ({ scram: take(), mtls: take(), controller: take() }));
};
