import type { Measure } from './application/measure.js';
import { startOperationsEdge } from './testing/operations-edge.js';
import type { OperationsEdge } from './testing/operations-edge.js';

describe('metrics', () => {
  let hub: OperationsEdge;

  beforeEach(async () => {
    hub = await startOperationsEdge();
  });
  afterEach(() => hub[Symbol.asyncDispose]());

  const get = (path: string) => hub.call('GET', path);

  it('are the text of Prometheus, with every follower’s place', async () => {
    const position = await hub.ask('a');
    await hub.reactor.caughtUp(position);
    hub.projections.set({ position: 1, failures: 2 });
    hub.alarms.raise({ source: 'hub', name: 'clock', kind: 'skewed' });
    const { status, type, text } = await get('/metrics');
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    for (const line of [
      'lienthong_store_head 1',
      'lienthong_registry_live 1',
      'lienthong_open_streams 0',
      'lienthong_reactor_position{reactor="answerer"} 1',
      'lienthong_reactor_lag{reactor="answerer"} 0',
      'lienthong_reactor_stopped{reactor="answerer"} 0',
      'lienthong_projection_lag{projection="trace"} 0',
      'lienthong_projection_failures_total{projection="trace"} 2',
      'lienthong_alarms_total{source="hub",name="clock",kind="skewed"} 1',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect((await get('/metrics')).text).toContain('lienthong_projection_failures_total{projection="trace"} 2\n');
  });

  it('hold what a part tells of itself', async () => {
    const measure: Measure = {
      kind: 'counter',
      name: 'lienthong_bus_records_total',
      help: 'Records',
      labels: ['outcome'],
      read: () => [{ labels: { outcome: 'receipt' }, value: 3 }],
    };
    const part = { name: 'bus', ready: () => true, status: () => ({}), measures: [measure] };
    await using world = await startOperationsEdge({ parts: [part] });
    await world.call('GET', '/metrics');
    expect((await world.call('GET', '/metrics')).text).toContain('lienthong_bus_records_total{outcome="receipt"} 3\n');
  });

  it('name what cannot be read and tell the rest', async () => {
    await using broken = await startOperationsEdge({
      registry: {
        status: () => {
          throw new RangeError('gone');
        },
      },
    });
    await broken.call('GET', '/metrics');
    const { text } = await broken.call('GET', '/metrics');
    expect(text).toContain('lienthong_metrics_unread_total{metric="lienthong_registry_live"}');
    expect(text).toContain('lienthong_store_head 0');
  });
});
