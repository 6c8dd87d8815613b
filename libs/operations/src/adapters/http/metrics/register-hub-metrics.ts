import type { Metrics, OpenStreams } from '@lienthong/http-edge';
import { collectDefaultMetrics, Counter } from 'prom-client';
import type { OperationsPorts } from '../../../application/operations.ports.js';
import { registerMeasure } from './measure.js';
import { hubMeasures } from './measures.js';

export const HUB_METRICS = Symbol('HubMetrics');

/** Adds the hub's and the process's figures to the edge's registry, and gives that registry. */
export const registerHubMetrics = (ports: OperationsPorts, { registry }: Metrics, streams: OpenStreams) => {
  const failed = new Counter({
    name: 'lienthong_metrics_unread_total',
    help: 'Figures that could not be read',
    labelNames: ['metric'],
    registers: [registry],
  });
  for (const measure of hubMeasures(ports, () => streams.size))
    registerMeasure(registry, measure, (metric) => failed.inc({ metric }));
  collectDefaultMetrics({ register: registry });
  return registry;
};
