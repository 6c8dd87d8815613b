export { hamTanQuarter } from './ham-tan.js';
export type { SyntheticQuarter } from './ham-tan.js';
export type { Hidden } from './plan.js';
export { DISTRICT, PUBLISHED, QUARTER, QUARTER_END, RECONCILED } from './quarter.js';
export { appendable, SYNTHETIC_SYSTEM } from './appendable.js';
export type { Appendable } from './appendable.js';
