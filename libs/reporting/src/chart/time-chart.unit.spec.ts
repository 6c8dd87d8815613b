import type { LegTime, ProcedureTime } from '../domain/average-time.js';
import { ticksTo } from './scale.js';
import { drawTimes } from './time-chart.js';

const leg = (name: string, workingMinutes: number, postal = false): LegTime => ({
  leg: name,
  name,
  postal,
  times: 1200,
  workingMinutes,
  elapsedMinutes: workingMinutes * 3,
});
const procedure = (name: string, workingMinutes: number, ...legs: readonly LegTime[]): ProcedureTime => ({
  procedure: '2.000880',
  version: '2021-01-01',
  name,
  times: 1234,
  workingMinutes,
  elapsedMinutes: workingMinutes * 3,
  legs,
});
const land = procedure(
  'Gia hạn sử dụng đất',
  1500,
  leg('Kiểm tra hồ sơ', 300),
  leg('Gửi đi', 600, true),
  leg('Giải quyết <& "trả"', 600),
);

const widths = (svg: string): readonly number[] =>
  [...svg.matchAll(/class="leg[^"]*"><rect x="[\d.]+" y="\d+" width="([\d.]+)"/g)].map(([, width]) => Number(width));
const lefts = (svg: string): readonly number[] =>
  [...svg.matchAll(/class="leg[^"]*"><rect x="([\d.]+)"/g)].map(([, x]) => Number(x));

describe('the chart of where the time goes', () => {
  it('has a part for each leg, as long as its time, one behind the other', () => {
    const svg = drawTimes('Thời gian đi đâu', [land]);
    const [first = 0, second = 0, third = 0] = widths(svg);
    expect(widths(svg)).toHaveLength(3);
    expect(second / first).toBeCloseTo(2, 1);
    expect(third).toBeCloseTo(second, 0);
    const [a = 0, b = 0, c = 0] = lefts(svg);
    expect(b).toBeCloseTo(a + first, 0);
    expect(c).toBeCloseTo(b + second, 0);
  });

  it('marks what travels by post, and where the whole ended', () => {
    const svg = drawTimes('Thời gian đi đâu', [land]);
    expect(svg.match(/class="leg postal"/g)).toHaveLength(1);
    expect(svg).toContain('2. Gửi đi (bưu chính): 10 giờ, 1.200 lượt');
    const end = Number(/class="whole" x1="([\d.]+)"/.exec(svg)?.[1]);
    expect(end).toBeCloseTo((lefts(svg)[2] ?? 0) + (widths(svg)[2] ?? 0), 0);
  });

  it('says in Vietnamese how many dossiers took how long, and lets no text become markup', () => {
    const svg = drawTimes('Quý I/2024 <b>', [land]);
    expect(svg).toContain('Gia hạn sử dụng đất (2.000880): 1.234 hồ sơ, trung bình 25 giờ');
    expect(svg).toContain('Giải quyết &lt;&amp; &quot;trả&quot;');
    expect(svg).toContain('Quý I/2024 &lt;b&gt;');
    expect(svg).not.toMatch(/href|<script|<image|<b>/);
  });

  it('keeps every procedure within the picture, and is the same for the same times', () => {
    const many = [land, procedure('Khai sinh', 60, leg('Xã', 30), leg('Công an', 60), leg('Bảo hiểm', 60))];
    const svg = drawTimes('Thời gian đi đâu', many);
    const height = Number(/<svg[^>]* height="([\d.]+)"/.exec(svg)?.[1]);
    for (const [, y = '0'] of svg.matchAll(/ y="([\d.]+)"/g)) expect(Number(y)).toBeLessThan(height);
    for (const [, x = '0', , width = '0'] of svg.matchAll(/x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g))
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(1040);
    expect(svg).toBe(drawTimes('Thời gian đi đâu', many));
  });

  it('says so where nothing was done', () => {
    expect(drawTimes('Thời gian đi đâu', [])).toContain('Không có hồ sơ nào');
  });
});

describe('the values along the axis', () => {
  it.each([
    [4, [0, 1, 2, 3, 4]],
    [25, [0, 5, 10, 15, 20, 25]],
    [110, [0, 25, 50, 75, 100, 125]],
    [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])('to %d are round', (most, ticks) => {
    expect(ticksTo(most).map((tick) => Number(tick.toFixed(6)))).toEqual(ticks);
  });
});
