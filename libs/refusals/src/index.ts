export { catalogue, entryOf } from './catalogue.js';
export type { RefusalCode } from './catalogue.js';
export type { AxisNumber, CatalogueEntry } from './entry.js';
export { axisNumberOf, problemOf } from './problem.js';
export type { Problem } from './problem.js';
export { renderCatalogue } from './render-catalogue.js';
export { validUnder } from './rules.js';
export { sentenceOf } from './sentence.js';
export type { SentenceParams } from './sentence.js';
