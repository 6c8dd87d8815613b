export type * from './port/event.js';
export type * from './port/event-store.js';
