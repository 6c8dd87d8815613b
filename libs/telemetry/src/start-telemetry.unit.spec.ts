import { Fault } from '@lienthong/kernel';
import type { Attributes } from './attributes.js';
import { recordSpans } from './recorded-spans.js';
import { startTelemetry } from './start-telemetry.js';

const CALLER = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

const started = (ratio = 1) => {
  const recorder = recordSpans();
  const telemetry = startTelemetry({ serviceName: 'test', processor: recorder.processor, ratio });
  if (telemetry === undefined) throw new Error('There is a processor');
  return { ...recorder, telemetry };
};

describe('telemetry', () => {
  it('is nothing at all while nobody collects', () => {
    expect(startTelemetry({ serviceName: 'test' })).toBeUndefined();
  });

  it.each(['ftp://collector', 'collector:4318', ''])('refuses %p as a collector', (otlpEndpoint) => {
    expect(() => startTelemetry({ serviceName: 'test', otlpEndpoint })).toThrow(Fault);
  });

  it('continues the trace of a traceparent', async () => {
    const { telemetry, spans } = started();
    await telemetry.span('take record', { parent: CALLER }, () => Promise.resolve());
    expect(spans()).toMatchObject([
      { name: 'take record', traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentId: '00f067aa0ba902b7' },
    ]);
  });

  it.each(['', 'x', `${CALLER}-more`, CALLER.replace('4bf92f3577b34da6a3ce929d0e0e4736', '0'.repeat(32))])(
    'begins a trace of its own for the traceparent %p',
    async (parent) => {
      const { telemetry, spans } = started();
      await telemetry.span('take record', { parent }, () => Promise.resolve());
      expect(spans()).toMatchObject([{ parentId: undefined }]);
    },
  );

  it('nests what is opened behind an await', async () => {
    const { telemetry, spans } = started();
    await telemetry.span('outer', {}, async (outer) => {
      await new Promise(setImmediate);
      expect(telemetry.active()).toBe(outer.traceparent);
      await telemetry.span('inner', {}, () => Promise.resolve());
    });
    const [inner, outer] = spans();
    expect(inner).toMatchObject({ name: 'inner', parentId: outer?.spanId, traceId: outer?.traceId });
    expect(telemetry.active()).toBeUndefined();
  });

  it('marks a failure with its code, not with its words', async () => {
    const { telemetry, spans, raw } = started();
    const broken = telemetry.span('work', {}, () => Promise.reject(new Fault('store/closed', 'of Nguyễn Văn A')));
    await expect(broken).rejects.toThrow(Fault);
    expect(spans()).toMatchObject([{ failed: true, attributes: { 'error.type': 'store/closed' } }]);
    expect(raw()).not.toContain('Nguyễn');
  });

  it('lets no word out that is no code', async () => {
    const { telemetry, spans } = started();
    const attributes = { 'http.route': '/v1/Nguyễn Văn A', 'user.name': 'an', 'lienthong.events': 2 } as Attributes;
    await telemetry.span('send to Nguyễn Văn A', { attributes }, () => Promise.resolve());
    expect(spans()).toMatchObject([{ name: 'unnamed', attributes: { 'lienthong.events': 2 } }]);
    expect(Object.keys(spans()[0]?.attributes ?? {})).toEqual(['lienthong.events']);
  });

  it('links a batch to each of its traces, once', async () => {
    const { telemetry, spans } = started();
    await telemetry.span('write', { links: [CALLER, CALLER, 'broken'] }, () => Promise.resolve());
    expect(spans()[0]?.links).toEqual(['4bf92f3577b34da6a3ce929d0e0e4736']);
  });

  it('leaves out what was sampled out, and tells those behind', async () => {
    const { telemetry, spans } = started(0);
    const seen = await telemetry.span('work', {}, ({ traceparent }) => Promise.resolve(traceparent));
    expect(seen).toMatch(/-00$/);
    await telemetry.span('behind', { parent: seen }, () => Promise.resolve());
    expect(spans()).toEqual([]);
  });
});
