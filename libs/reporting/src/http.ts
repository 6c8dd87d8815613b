/** Figures over HTTP. */
export { ReportingModule } from './reporting.module.js';
export type { ReportingHttpPorts } from './adapters/http/ports.js';
