import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import { Fault } from '@lienthong/kernel';

const urlOf = (endpoint: string): string => {
  const base = URL.parse(endpoint);
  if (base === null || !/^https?:$/.test(base.protocol)) {
    throw new Fault('telemetry/endpoint', 'The address of a collector is an http or https URL');
  }
  return new URL('v1/traces', base.href.endsWith('/') ? base : `${base.href}/`).href;
};

/**
 * Sends in batches and never waits for the collector: what does not fit into the queue is dropped. Headers and
 * certificates come from the variables that OpenTelemetry names (`OTEL_EXPORTER_OTLP_HEADERS`, …).
 */
export const otlpProcessor = (endpoint: string): BatchSpanProcessor =>
  new BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url: urlOf(endpoint), timeoutMillis: 5_000 }),
    exportTimeoutMillis: 5_000,
    maxQueueSize: 4_096,
  });
