export { ExchangeModule } from './exchange.module.js';
export { startExchange } from './exchange.js';
export type { Exchange, ExchangeOptions } from './exchange.js';
export { DEFAULT_EXCHANGE_LIMITS } from './adapters/http/ports.js';
export type { ExchangeHttpPorts, ExchangeLimits, MandatesOf, PrincipalMandates } from './adapters/http/ports.js';
export type { AgencyNames } from './application/content/edxml-draft.js';
export { exchangeCatalogue } from './contracts/event-catalogue.js';
export { projectionsModule } from './adapters/projections/projections.url.js';
export type { ProjectionSettings } from './adapters/projections/projections.js';
