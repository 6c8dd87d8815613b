import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { HubConfig } from '@lienthong/hub';

/** A hub as a process of its own; killed or asked to stop over IPC. argv: the configuration as JSON. */
const config = { ...DEFAULT_CONFIG, logLevel: 'warn', ...(JSON.parse(process.argv[2] ?? '{}') as Partial<HubConfig>) };
const hub = await startHub(config);
process.send?.({ type: 'listening', url: hub.url });

const stop = async (): Promise<void> => {
  await hub[Symbol.asyncDispose]();
  process.disconnect();
};

process.on('message', (message: { type: string; restriction?: object }) => {
  if (message.type === 'stop') void stop();
  if (message.type === 'restrict') {
    const store = hub.exchange.store as unknown as { restrict(restriction: object): Promise<void> };
    void store.restrict(message.restriction ?? {}).then(() => process.send?.({ type: 'restricted' }));
  }
});
// A hub whose parent is gone must not stay; one that has stopped ends by itself.
process.on('disconnect', () => void pause(10_000, undefined, { ref: false }).then(() => process.exit(0)));
