import { readFileSync } from 'node:fs';
import { DEFAULT_CONFIG } from './config.js';
import { readLimits } from './read-limits.js';

const read = (value: unknown) => readLimits(DEFAULT_CONFIG, JSON.stringify(value));

describe('a configuration of rates and limits', () => {
  it('is laid over the defaults', () => {
    const config = read({ rate: { burst: 7 }, limits: { parts: 3, edxml: { depth: 5 } }, edge: { idleMs: 9 } });
    expect(config).toMatchObject({
      rate: { ...DEFAULT_CONFIG.rate, burst: 7 },
      edge: { idleMs: 9 },
      limits: { ...DEFAULT_CONFIG.limits, parts: 3, edxml: { depth: 5 } },
    });
  });

  it('sets the limits of the axis’s face', () => {
    expect(read({ axis: { concurrent: 3, rate: { burst: 7 } } })).toMatchObject({
      axisLimits: { concurrent: 3, rate: { burst: 7, perSecond: 500 }, trials: { perSecond: 10 } },
    });
  });

  it('sets how the hub waits for axes', () => {
    const connector = { patience: { tries: 12, triesForMs: 3_600_000 }, line: { idleMs: 30_000 } };
    expect(read({ connector })).toMatchObject({ connector });
    expect(read({})).toMatchObject({ connector: { patience: {}, line: {} } });
  });

  it.each([
    [{ rates: {} }, '/rates'],
    [{ connector: { patient: {} } }, '/connector/patient'],
    [{ connector: 5 }, '/connector'],
    [{ connector: { patience: { try: 5 } } }, '/connector/patience/try'],
    [{ connector: { patience: { tries: 0 } } }, '/connector/patience/tries'],
    [{ connector: { patience: { tries: 1 } } }, '/connector/patience/tries'],
    [{ connector: { patience: { triesForMs: 2_000 } } }, '/connector/patience/triesForMs'],
    [{ connector: { patience: { slowMs: 1 } } }, '/connector/patience/slowMs'],
    [{ connector: { patience: { maxMs: 100 } } }, '/connector/patience/maxMs'],
    [{ connector: { line: { idleMs: '5' } } }, '/connector/line/idleMs'],
    [{ connector: { line: { wholeMs: 5 } } }, '/connector/line/wholeMs'],
    [{ rate: { burst: 0 } }, '/rate/burst'],
    [{ rate: { burst: '7' } }, '/rate/burst'],
    [{ limits: { attachmentByte: 5 } }, '/limits/attachmentByte'],
    [{ limits: { edxml: { deepness: 5 } } }, '/limits/edxml/deepness'],
    [{ edge: [1] }, '/edge/0'],
    [{ axis: { headerByte: 5 } }, '/axis/headerByte'],
    [{ axis: { rate: { perSecond: 0 } } }, '/axis/rate/perSecond'],
    [{ axis: { rate: 5 } }, '/axis/rate'],
    [{ axis: { concurrent: '5' } }, '/axis/concurrent'],
    [{ axis: 5 }, '/axis'],
  ])('names what it does not understand in %j', (value, path) => {
    expect(read(value)).toBe(path);
  });

  it('refuses what is no JSON', () => {
    expect(readLimits(DEFAULT_CONFIG, '{')).toBe('/');
  });

  it('is what docs/limits.md shows', () => {
    const page = readFileSync(new URL('../../../docs/limits.md', import.meta.url), 'utf8');
    const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    expect(typeof readLimits(DEFAULT_CONFIG, example)).toBe('object');
  });
});
