import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { HubConfig } from '@lienthong/hub';
import { instantOf } from '@lienthong/kernel';

/** A hub as a process of its own; killed or asked to stop over IPC. argv: the configuration as JSON. */
const config = { ...DEFAULT_CONFIG, logLevel: 'warn', ...(JSON.parse(process.argv[2] ?? '{}') as Partial<HubConfig>) };
let shiftMs = 0;
const hub = await startHub(config, { clock: { now: () => instantOf(new Date(Date.now() + shiftMs)) } });
process.send?.({ type: 'listening', url: hub.url, axisUrl: hub.axis?.url });

const stop = async (): Promise<void> => {
  await hub[Symbol.asyncDispose]();
  process.disconnect();
};

type Asked =
  | { readonly type: 'stop' }
  | { readonly type: 'restrict'; readonly restriction?: object }
  /** Its clock is off by so much from now on. */
  | { readonly type: 'clock'; readonly shiftMs: number };

process.on('message', (asked: Asked) => {
  if (asked.type === 'stop') void stop();
  if (asked.type === 'restrict') {
    const store = hub.exchange.store as unknown as { restrict(restriction: object): Promise<void> };
    void store.restrict(asked.restriction ?? {}).then(() => process.send?.({ type: 'restricted' }));
  }
  if (asked.type === 'clock') {
    ({ shiftMs } = asked);
    process.send?.({ type: 'shifted' });
  }
});
// A hub whose parent is gone must not stay; one that has stopped ends by itself.
process.on('disconnect', () => void pause(10_000, undefined, { ref: false }).then(() => process.exit(0)));
