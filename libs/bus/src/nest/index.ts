export { BusEvent } from './bus-event.js';
export { BusStrategy } from './bus-strategy.js';
export type { BusStatus, BusStrategyOptions } from './bus-strategy.js';
export { BusContext } from './bus-context.js';
export { RethrowFilter } from './rethrow-filter.js';
