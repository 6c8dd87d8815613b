export { startHub } from './start-hub.js';
export type { Hub, HubParts } from './start-hub.js';
export { initHub } from './init-hub.js';
export type { InitialisedHub } from './init-hub.js';
export { HUB_NODE_FLAGS } from './node-flags.js';
export { DEFAULT_CONFIG } from './config.js';
export { readLimits } from './read-limits.js';
export type { AxisConfig, BusConfig, HubConfig, TracingConfig } from './config.js';
export type { HubBus } from './bus.js';
