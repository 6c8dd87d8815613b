import { serve } from '../processes/serve.js';
import { openBusGenerator } from './bus-load.js';
import type { BusGenerator, BusLoad, BusReport, BusStart } from './bus-load.js';

let generator: BusGenerator | undefined;

const running = (): BusGenerator => {
  if (!generator) throw new Error('The generator was not started.');
  return generator;
};

const offered = {
  start: async (start: BusStart): Promise<void> => {
    generator = await openBusGenerator(start);
  },
  run: (load: BusLoad): Promise<BusReport> => running().run(load),
};

export type BusGeneratorCalls = typeof offered;

if (process.send) serve(offered);
