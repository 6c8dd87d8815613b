import { Counter, Histogram, Registry } from 'prom-client';

/** The edge's own measures; others register theirs in the same `registry`. */
export interface Metrics {
  readonly registry: Registry;
  /** Labels are bounded: the route's pattern, never a URL. */
  observe(method: string, route: string, status: number, seconds: number): void;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

interface Observer {
  readonly total: Counter.Internal;
  readonly duration: Histogram.Internal<'method' | 'route' | 'status'>;
}

export const createMetrics = (registry = new Registry()): Metrics => {
  const labelNames = ['method', 'route', 'status'] as const;
  const registers = [registry];
  const total = new Counter({ name: 'http_requests_total', help: 'Requests answered', labelNames, registers });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first byte of the headers to the end of the answer',
    labelNames,
    buckets: BUCKETS,
    registers,
  });
  const known = new Map<string, Observer>();
  const observerOf = (method: string, route: string, status: number): Observer => {
    const key = `${status} ${method} ${route}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const labels = { method, route, status: String(status) };
    const observer = { total: total.labels(labels), duration: duration.labels(labels) };
    known.set(key, observer);
    return observer;
  };
  return {
    registry,
    observe: (method, route, status, seconds) => {
      const observer = observerOf(METHODS.has(method) ? method : 'OTHER', route, status);
      observer.total.inc();
      observer.duration.observe(seconds);
    },
  };
};
