/** What runs in the worker thread of the projections: it loads no framework. */
export { dossierProjections } from './adapters/projections/projections.js';
