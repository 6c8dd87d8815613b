/** What rules are read from, for a thread that needs procedures and nothing that runs. */
export { loadDefinitions } from './adapters/procedures/load-definitions.js';
export type { Definitions } from './adapters/procedures/definitions.js';
