import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Measure } from '../../../application/measure.js';

/** A figure that cannot be read keeps its last values; `onFailure` is told. */
export const registerMeasure = (
  registry: Registry,
  { kind, name, help, labels = [], read }: Measure,
  onFailure: (name: string) => void,
): void => {
  const collect = async (): Promise<void> => {
    try {
      const samples = await read();
      metric.reset();
      for (const { labels: of = {}, value } of samples) metric.inc(of, value);
    } catch {
      onFailure(name);
    }
  };
  const options = { name, help, labelNames: labels, registers: [registry], collect };
  const metric = kind === 'gauge' ? new Gauge(options) : new Counter(options);
};

/** Calls while one is under way share its answer: several figures of one scrape come from one look. */
export const shared = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read().finally(() => (reading = undefined)));
};
