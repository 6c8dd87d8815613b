import { addCounts } from '../domain/counts.js';
import type { Ground } from '../domain/ground.js';
import { reportII06a } from '../domain/report.js';
import { renderCsv } from '../rendering/csv.js';
import { renderJson } from '../rendering/json.js';
import { reportTables } from '../rendering/report-tables.js';
import { asked, loadGround } from '../testing/ground.js';
import { hamTanQuarter } from './ham-tan.js';
import { PUBLISHED, QUARTER_END, RECONCILED } from './quarter.js';

let ground: Ground;
beforeAll(async () => {
  ground = await loadGround(RECONCILED);
});

const HIDDEN = [
  { byPost: 900, bySynchronisation: 700, seed: 1 },
  { byPost: 0, bySynchronisation: 0, seed: 2 },
  { byPost: 2320, bySynchronisation: 0, seed: 3 },
  { byPost: 0, bySynchronisation: 2320, seed: 4 },
  { byPost: 1, bySynchronisation: 1416, seed: 20240401 },
] as const;

const percent = (rate: number | null | undefined): string => ((rate ?? Number.NaN) * 100).toFixed(2);

describe.each(HIDDEN)(
  'the quarter of Hàm Tân with $byPost late by post, $bySynchronisation by record ($seed)',
  (hidden) => {
    const { byPost, bySynchronisation } = hidden;
    const late = PUBLISHED.late + PUBLISHED.overdue;

    it('gives the published totals as reported, and recovers what was hidden', () => {
      const quarter = hamTanQuarter(ground, hidden);
      const report = reportII06a(ground, quarter.events, asked());
      const { total, lateRate } = report.forms.reported;
      expect(total).toMatchObject({
      received: 4917, online: 246, directOrPost: 2180, carriedOver: 2491,
      resolved: 3503, late: 1733, inProcess: 1414, inTime: 827, overdue: 587,
    }); // prettier-ignore
      expect(total.early + total.onTime).toBe(1770);
      expect(total.early).toBeGreaterThan(0);
      expect(percent(lateRate)).toBe('47.18');

      const causes = report.causesInAll;
      const sum = ({ late: resolved, overdue }: { late: number; overdue: number }): number => resolved + overdue;
      expect(sum(causes.post)).toBe(byPost);
      expect(sum(causes.synchronisation)).toBe(bySynchronisation);
      expect(sum(causes.processing)).toBe(late - byPost - bySynchronisation);
      expect(sum(causes.supplement)).toBe(0);

      expect(percent(report.forms.postSetApart.lateRate)).toBe(percent((late - byPost) / 4917));
      expect(percent(report.forms.reconciled.lateRate)).toBe(percent((late - bySynchronisation) / 4917));
      expect(percent(report.forms.reconciledPostSetApart.lateRate)).toBe(
        percent((late - byPost - bySynchronisation) / 4917),
      );
      expect(addCounts(report.forms.reported.fields.map(({ counts }) => counts))).toEqual(total);
    });
  },
);

describe('the synthetic quarter', () => {
  const hidden = { byPost: 900, bySynchronisation: 700, seed: 7 };

  it('is the same for the same seed, other for another, and says that it is synthetic', () => {
    const quarter = hamTanQuarter(ground, hidden);
    expect(hamTanQuarter(ground, hidden)).toEqual(quarter);
    expect(hamTanQuarter(ground, { ...hidden, seed: 8 }).events).not.toEqual(quarter.events);
    expect(quarter).toMatchObject({ synthetic: true, label: expect.stringContaining('giả lập') as string });
  });

  it('gives, asked again after the reconciliation, what it gave on the last evening of the quarter', () => {
    const { events } = hamTanQuarter(ground, hidden);
    const evening = asked({ knownAt: QUARTER_END });
    const then = reportII06a(
      ground,
      events.filter(({ recordedAt }) => recordedAt <= QUARTER_END),
      evening,
    );
    expect(events.some(({ recordedAt }) => recordedAt > QUARTER_END)).toBe(true);
    expect(reportII06a(ground, events, evening)).toEqual(then);
    // The form by the time of recording stays as it was handed in, however much is known by now.
    expect(reportII06a(ground, events, asked()).forms.reported).toEqual(then.forms.reported);
    expect(reportII06a(ground, events, asked()).forms.reconciled).not.toEqual(then.forms.reconciled);
  });

  it('is late above all in land and in births where post and records are to blame', () => {
    const { events } = hamTanQuarter(ground, { byPost: 1100, bySynchronisation: 1220, seed: 9 });
    const { causes } = reportII06a(ground, events, asked());
    const of = (field: string) => causes.find((one) => one.field === field)?.counts;
    expect(of('Đất đai')).toMatchObject({ synchronisation: { late: 0, overdue: 0 } });
    expect(of('Hộ tịch')).toMatchObject({ post: { late: 0, overdue: 0 }, processing: { late: 0, overdue: 0 } });
  });

  it('carries nothing that says why a dossier is late', () => {
    const { events } = hamTanQuarter(ground, hidden);
    expect(JSON.stringify(events)).not.toMatch(/late-by|overdue-by|byPost|bySynchronisation/);
  });

  it.each([
    { byPost: -1, bySynchronisation: 0 },
    { byPost: 0.5, bySynchronisation: 0 },
    { byPost: 1200, bySynchronisation: 1121 },
  ])('cannot hide $byPost and $bySynchronisation among 2,320', (parameters) => {
    expect(() => hamTanQuarter(ground, { ...parameters, seed: 1 })).toThrow(
      expect.objectContaining({ code: 'reporting/synthetic-parameters' }) as Error,
    );
  });

  it('is rendered under the headings of the form', () => {
    const report = reportII06a(ground, hamTanQuarter(ground, hidden).events, asked());
    const [form] = reportTables(report);
    const lines = renderCsv(form!).split('\r\n');
    expect(lines[0]).toContain('Từ kỳ trước (6)');
    expect(lines.at(-2)).toMatch(/^,Tổng cộng,4917,246,2180,2491,3503,\d+,\d+,1733,1414,827,587$/);
    expect(JSON.parse(renderJson(report))).toMatchObject({
      form: 'II.06a', rule: 'portal', knownAt: RECONCILED, forms: { reported: { total: { received: 4917 } } },
    }); // prettier-ignore
  });
});
