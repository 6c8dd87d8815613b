export { startTelemetry } from './start-telemetry.js';
export type { TelemetryOptions } from './start-telemetry.js';
export type { OpenSpan, SpanKind, SpanOptions, Telemetry } from './telemetry.js';
export type { AttributeName, Attributes } from './attributes.js';
export { parseTraceparent, traceIdOf } from './traceparent.js';
export { recordSpans } from './recorded-spans.js';
export type { RecordedSpan, SpanRecorder } from './recorded-spans.js';
export { printWarnings } from './print-warnings.js';
