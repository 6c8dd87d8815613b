/** The read model of figures: what builds it, and what reads it. */
export { askRanking, askReport, askTimes } from './application/ask.js';
export type { FigurePorts, RankingQuestion } from './application/ask.js';
export type { DossierFigures } from './application/dossier-figures.js';
export { figuresProjection } from './adapters/projections/figures.projection.js';
export { createFiguresReader } from './adapters/projections/figures.queries.js';
export { figuresModel } from './adapters/projections/figures.schema.js';
export { openFigures } from './adapters/projections/open-figures.js';
export type { OpenFigures } from './adapters/projections/open-figures.js';
export { figuresModule } from './adapters/projections/projections.url.js';
