import { setTimeout as pause } from 'node:timers/promises';
import { startHubProcess } from '../../support/hub-process.js';
import type { HubProcess } from '../../support/hub-process.js';
import type { TwoHubs } from './two-hubs.js';

type Name = 'axis' | 'province';

/** Two hubs in processes of their own, of which one after the other is killed. */
export interface KilledHubs extends AsyncDisposable {
  /** SIGKILL, and the same folder again a moment later. */
  kill(victim: Name): Promise<void>;
  /** Waits a moment and kills one of the two. */
  round(): Promise<void>;
}

export const startKilledHubs = async (hubs: TwoHubs, random: () => number): Promise<KilledHubs> => {
  const start = (name: Name): Promise<HubProcess> => startHubProcess({ config: hubs[name] });
  const running = { axis: await start('axis'), province: await start('province') };
  const kill = async (victim: Name): Promise<void> => {
    await running[victim].kill();
    await pause(random() * 300);
    running[victim] = await start(victim);
  };
  return {
    kill,
    round: async () => {
      // The moment of the kill is the subject of the test.
      await pause(100 + random() * 900);
      await kill(random() < 0.5 ? 'axis' : 'province');
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(Object.values(running).map((hub) => hub[Symbol.asyncDispose]()));
    },
  };
};
