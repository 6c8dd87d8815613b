export type * from './axes.js';
export type * from './bus-mandates.js';
export type * from './document.js';
export type * from './inbox.js';
export type * from './operations.js';
export type * from './receipt.js';
export type * from './registry.js';
export type * from './trace.js';
