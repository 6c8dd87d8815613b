import { ROOT_CONTEXT, SpanKind as OtelKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Link, Span, SpanContext } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import { isFault } from '@lienthong/kernel';
import { permitted, permittedName } from './attributes.js';
import { otlpProcessor } from './otlp.js';
import type { OpenSpan, SpanKind, SpanOptions, Telemetry } from './telemetry.js';
import { formatTraceparent, parseTraceparent } from './traceparent.js';

export interface TelemetryOptions {
  readonly serviceName: string;
  readonly serviceVersion?: string;
  /** Base address of a collector, e.g. `http://127.0.0.1:4318`; `/v1/traces` is added. Without it nothing is traced. */
  readonly otlpEndpoint?: string | undefined;
  /** Share of new traces that are kept, 0 to 1. A trace that came with a decision keeps it. Default 1. */
  readonly ratio?: number;
  /** Takes the spans in the collector's place: for tests. */
  readonly processor?: SpanProcessor;
}

const KINDS: Readonly<Record<SpanKind, OtelKind>> = {
  internal: OtelKind.INTERNAL,
  server: OtelKind.SERVER,
  consumer: OtelKind.CONSUMER,
  producer: OtelKind.PRODUCER,
};

const LINKS = 128;

const remote = (traceparent: string | undefined): SpanContext | undefined => {
  const parsed = parseTraceparent(traceparent);
  return parsed && { traceId: parsed.traceId, spanId: parsed.spanId, traceFlags: parsed.flags, isRemote: true };
};

const linksOf = (traceparents: readonly string[] = []): Link[] =>
  [...new Set(traceparents)].slice(0, LINKS).flatMap((text) => {
    const context = remote(text);
    return context ? [{ context }] : [];
  });

const codeOf = (error: unknown): string => {
  if (isFault(error)) return error.code;
  return error instanceof Error ? error.constructor.name : typeof error;
};

/**
 * Undefined when nobody collects: then whoever would trace wires nothing at all. Nothing global is set, so that several
 * may run in one process.
 */
export const startTelemetry = (options: TelemetryOptions): Telemetry | undefined => {
  const { serviceName, serviceVersion, otlpEndpoint, ratio = 1 } = options;
  const processor = options.processor ?? (otlpEndpoint === undefined ? undefined : otlpProcessor(otlpEndpoint));
  if (processor === undefined) return undefined;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': serviceName,
      ...(serviceVersion === undefined ? {} : { 'service.version': serviceVersion }),
    }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanLimits: { linkCountLimit: LINKS, attributeCountLimit: 32, attributeValueLengthLimit: 120 },
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('lienthong');
  const contexts = new AsyncLocalStorageContextManager().enable();

  const opened = (span: Span, context: Context): OpenSpan => {
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      traceId,
      traceparent: formatTraceparent({ traceId, spanId, flags: traceFlags }),
      set: (attributes) => void span.setAttributes(permitted(attributes)),
      fail: (code) => {
        span.setAttributes(permitted({ 'error.type': code }));
        span.setStatus({ code: SpanStatusCode.ERROR });
      },
      within: (work) => contexts.with(context, work),
      end: () => span.end(),
    };
  };

  const open = (name: string, { kind = 'internal', attributes = {}, parent, links }: SpanOptions = {}): OpenSpan => {
    const given = remote(parent);
    const before = given ? trace.setSpanContext(ROOT_CONTEXT, given) : contexts.active();
    const settings = { kind: KINDS[kind], attributes: permitted(attributes), links: linksOf(links) };
    const span = tracer.startSpan(permittedName(name), settings, before);
    return opened(span, trace.setSpan(before, span));
  };

  return {
    open,
    span: async (name, spanOptions, work) => {
      const span = open(name, spanOptions);
      try {
        return await span.within(() => work(span));
      } catch (error) {
        span.fail(codeOf(error));
        throw error;
      } finally {
        span.end();
      }
    },
    active: () => {
      const context = trace.getSpanContext(contexts.active());
      return context && formatTraceparent({ ...context, flags: context.traceFlags });
    },
    [Symbol.asyncDispose]: async () => {
      contexts.disable();
      // A collector that is away must not keep the hub from stopping.
      await provider.shutdown().catch(() => undefined);
    },
  };
};
