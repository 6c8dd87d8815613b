import type { OpenBus } from './bus-under-test.js';
import { consumingConformance } from './consuming.js';
import { lookingConformance } from './looking.js';
import { writingConformance } from './writing.js';

export type { BusUnderTest, OpenBus } from './bus-under-test.js';
export { batch, codeOf, read, record, records, textOf, until } from './examples.js';

/** Every promise of the port, as Jest tests. The same suite for every adapter, whole. */
export const busConformance = (name: string, open: OpenBus): void => {
  describe(`${name} keeps the promises of a message bus`, () => {
    writingConformance(open);
    consumingConformance(open);
    lookingConformance(open);
  });
};
