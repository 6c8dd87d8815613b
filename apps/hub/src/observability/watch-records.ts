import type { HandedOut, Taken, WatchRecord } from '@lienthong/exchange';
import { isFault } from '@lienthong/kernel';
import { traceIdOf } from '@lienthong/telemetry';
import type { OpenSpan, Telemetry } from '@lienthong/telemetry';
import type { Logger } from 'pino';
import type { BusHistograms } from './bus-histograms.js';

export interface RecordWatchPorts {
  readonly log: Logger;
  readonly telemetry: Telemetry | undefined;
  readonly histograms: Pick<BusHistograms, 'answered'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Each record of an `out` topic makes a line of the log, a span that continues its producer's trace, and where it was
 * answered for the first time an observation of how long that took since the broker had it.
 */
export const watchRecords =
  ({ log, telemetry, histograms, now }: RecordWatchPorts): WatchRecord =>
  async (event, { correlation }, take) => {
    const { topic, offset, type } = event;
    const from = now();
    const run = async (span?: OpenSpan): Promise<Taken> => {
      const trace = { correlation, trace_id: span?.traceId ?? traceIdOf(event.traceparent) };
      const line = (more: object) => ({ topic, offset, type, ms: now() - from, ...trace, ...more });
      try {
        const taken = await take();
        span?.set({ 'lienthong.outcome': taken });
        if (taken !== 'repeat') histograms.answered((now() - Date.parse(event.appendedAt)) / 1000);
        log.info(line({ outcome: taken }), 'record');
        return taken;
      } catch (error) {
        log.warn(line({ code: isFault(error) ? error.code : 'bus/failed' }), 'record failed');
        throw error;
      }
    };
    if (telemetry === undefined) return run();
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.destination.name': topic,
      'messaging.kafka.offset': offset,
      'lienthong.event.type': type,
      'lienthong.correlation': correlation,
    };
    return telemetry.span(`process ${type}`, { kind: 'consumer', parent: event.traceparent, attributes }, run);
  };

/** A line for each entry that goes into a topic, at `debug`; undefined where nobody would see it. */
export const logHandedOut = (log: Logger): ((entry: HandedOut) => void) | undefined =>
  log.isLevelEnabled('debug')
    ? ({ agency, sequence, origin: { correlation, trace } }) =>
        log.debug({ agency, sequence, correlation, trace_id: traceIdOf(trace) }, 'relayed')
    : undefined;
