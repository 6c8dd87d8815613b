import type { WatchHandler } from '@lienthong/exchange';
import { isFault } from '@lienthong/kernel';
import { traceIdOf } from '@lienthong/telemetry';
import type { Telemetry } from '@lienthong/telemetry';
import type { Logger } from 'pino';

const codeOf = (error: unknown): string => (isFault(error) ? error.code : 'reactor/failed');

/** Spans of what carries a trace: of what was written before anybody collected there is nothing to continue. */
const traced =
  (telemetry: Telemetry): WatchHandler =>
  (reactor, { type, meta }, handle) => {
    if (meta.trace === undefined) return handle();
    const attributes = {
      'lienthong.reactor': reactor,
      'lienthong.event.type': type,
      'lienthong.correlation': meta.correlation,
    };
    return telemetry.span(`${reactor} ${type}`, { kind: 'consumer', parent: meta.trace, attributes }, handle);
  };

/** What reactors do, in the log (each event at `debug`, each failed attempt at `warn`) and in traces. */
export const watchReactors = (log: Logger, telemetry: Telemetry | undefined): WatchHandler => {
  const around: WatchHandler = telemetry ? traced(telemetry) : (_reactor, _event, handle) => handle();
  return async (reactor, event, handle) => {
    const line = (more: object) => {
      const { correlation, trace } = event.meta;
      return { reactor, type: event.type, position: event.position, correlation, trace_id: traceIdOf(trace), ...more };
    };
    try {
      await around(reactor, event, handle);
    } catch (error) {
      log.warn(line({ code: codeOf(error) }), 'event failed');
      throw error;
    }
    if (log.isLevelEnabled('debug')) log.debug(line({}), 'event');
  };
};
