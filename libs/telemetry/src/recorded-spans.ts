import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';

/** A finished span, as a collector would get it. */
export interface RecordedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Ids of the traces that it links to. */
  readonly links: readonly string[];
  readonly failed: boolean;
}

export interface SpanRecorder {
  readonly processor: SpanProcessor;
  readonly spans: () => readonly RecordedSpan[];
  /** Everything that the exporter was given, for those who look for what must not be in it. */
  readonly raw: () => string;
}

/** Keeps spans in memory, in the order in which they ended. */
export const recordSpans = (): SpanRecorder => {
  const exporter = new InMemorySpanExporter();
  return {
    processor: new SimpleSpanProcessor({ exporter }),
    spans: () =>
      exporter.getFinishedSpans().map((span) => ({
        name: span.name,
        traceId: span.spanContext().traceId,
        spanId: span.spanContext().spanId,
        parentId: span.parentSpanContext?.spanId,
        attributes: span.attributes,
        links: span.links.map(({ context }) => context.traceId),
        failed: span.status.code === SpanStatusCode.ERROR,
      })),
    raw: () =>
      JSON.stringify(
        exporter
          .getFinishedSpans()
          .map(({ name, attributes, events, links, status, resource }) => [
            name,
            attributes,
            events,
            links,
            status,
            resource.attributes,
          ]),
      ),
  };
};
