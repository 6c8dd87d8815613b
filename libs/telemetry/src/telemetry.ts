import type { Attributes } from './attributes.js';

/** `server`: a request is answered; `consumer`: something that came before is worked on; `producer`: records leave. */
export type SpanKind = 'internal' | 'server' | 'consumer' | 'producer';

export interface SpanOptions {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** `traceparent` of what this continues; without one (or with a malformed one) the active span does, or a new trace begins. */
  readonly parent?: string | undefined;
  /** `traceparent`s of others that it belongs to, as in a batch. Malformed ones are left out. */
  readonly links?: readonly string[];
}

/** A span under way. */
export interface OpenSpan {
  /** W3C `traceparent` for whatever continues it. */
  readonly traceparent: string;
  readonly traceId: string;
  set(attributes: Attributes): void;
  /** Marks it as failed, with a code and never with a message: messages may quote. */
  fail(code: string): void;
  /** Runs `work` with this span as the active one, also behind every `await` in it. */
  within<T>(work: () => T): T;
  end(): void;
}

/** Traces, where somebody collects them. */
export interface Telemetry extends AsyncDisposable {
  open(name: string, options?: SpanOptions): OpenSpan;
  /** A span around `work`; a fault marks it with its code and goes on to the caller. */
  span<T>(name: string, options: SpanOptions, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** `traceparent` of the active span; undefined outside of any. */
  active(): string | undefined;
}
