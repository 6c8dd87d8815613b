import { createWorkingTime, loadCalendarHistory, loadCommonHours } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { LocalDate } from '@lienthong/identifiers';
import { countListed, listedOf } from '../catalogue/catalogue.js';
import { halvesOfWay, limitUnder } from '../schedule/limits.js';
import { scheduleOf } from '../schedule/schedule.js';
import { loadExampleCompetences, loadShippedProcedures } from './shipped.js';

const library = await loadShippedProcedures();
const on = (code: string, day: string) => {
  const found = library.inForce(code, day as LocalDate);
  if (!found.ok) throw new TypeError(found.refusal.code);
  return found.value;
};
const promised = (code: string, day: string, ...facts: readonly string[]) =>
  limitUnder(on(code, day).limit, new Set(facts))?.amount;

const history = await loadCalendarHistory();
const office = (await loadCommonHours()).get('gio-hanh-chinh');
if (office === undefined) throw new TypeError('hours');
const time = createWorkingTime(history.knownAt('2026-11-27T00:00:00.000Z' as Instant), office);
const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString() as Instant;

describe('the shipped procedures', () => {
  it('each cite an act, and mark what is assumed', () => {
    for (const { basis, assumed } of library.all) {
      expect(basis.join(' ')).toMatch(/(Nghị định|Luật|Quy trình)/);
      expect(assumed.length).toBeGreaterThan(0);
    }
  });

  it('have the births and deaths before and after 1 September 2026', () => {
    const legs = (code: string, day: string) => on(code, day).legs.map(({ id }) => id);
    expect(legs('2.000986', '2026-08-31')).toEqual(['khai-sinh', 'thuong-tru', 'bhyt']);
    expect(legs('2.000986', '2026-09-01')).toEqual(['khai-sinh', 'thuong-tru', 'bhyt', 'can-cuoc']);
    expect(on('1.011733', '2026-08-31').from).toBe('2024-07-01');
    expect(on('1.011733', '2026-09-01').from).toBe('2026-09-01');
  });

  it('promise a birth in 3 working days, 5 where the residence is verified', () => {
    expect(promised('2.000986', '2026-01-01', 'cu-tru')).toBe(3);
    expect(promised('2.000986', '2026-01-01', 'cu-tru', 'xac-minh')).toBe(5);
  });

  it('promise a death by the longest of what was chosen', () => {
    const day = '2026-01-01';
    expect(promised('1.011733', day, 'mai-tang-bhxh')).toBe(9);
    expect(promised('1.011733', day, 'bao-tro')).toBe(6);
    expect(promised('1.011733', day, 'bao-tro', 'tu-80-tuoi')).toBe(11);
    expect(promised('1.011733', day, 'bao-tro', 'mai-tang-bhxh', 'nguoi-co-cong')).toBe(18);
  });

  it('take 30 days over eight steps at Sở Tài chính, four of them marked as assumed, which share 2½ days', () => {
    const procedure = on('1.005416', '2026-01-01');
    const steps = procedure.legs.flatMap((leg) => leg.steps);
    const halves = (assumed: boolean) =>
      steps.filter((step) => (step.assumed !== undefined) === assumed).map((step) => step.limit[0]?.limit.amount ?? 0);
    expect(halves(false)).toEqual([1, 32, 4, 18]);
    expect(halves(true).reduce((sum, half) => sum + half, 0)).toBe(5);
    expect(halves(true)).toHaveLength(4);
    expect(halvesOfWay(procedure, new Set())).toBe(60);
  });

  it('leave the post outside the five days of a land-use extension, and show it as legs of their own', () => {
    const { legs, limit } = on('2.000880', '2024-02-01');
    expect(legs.filter(({ post }) => post !== undefined).map(({ post }) => post?.promise)).toEqual([
      'outside',
      'outside',
    ]);
    expect(limitUnder(limit, new Set())).toEqual({ unit: 'working-days', amount: 5 });
  });

  it('have no district any more from 1 July 2025 on', () => {
    const levels = (day: string) =>
      library.onDay(day as LocalDate).flatMap(({ roles }) => roles.map(({ level }) => level));
    expect(levels('2025-06-30')).toContain('district');
    expect(levels('2025-07-01')).not.toContain('district');
  });

  it('have one with a ministry’s leg', () => {
    const { legs, roles } = on('2.002039', '2026-01-01');
    expect(roles.find(({ id }) => id === legs.at(-1)?.role)).toMatchObject({ level: 'central', name: 'Bộ Tư pháp' });
  });

  it('are counted as of a day', () => {
    expect(countListed(library.onDay('2026-11-27' as LocalDate).flatMap(listedOf))).toMatchObject({
      total: 8,
      byLevel: { province: 2, commune: 6, district: 0 },
      byInterlinking: { none: 2, 'within-level': 3, 'between-levels': 3 },
    });
  });

  it('plan each leg within the promise: a birth received at 15:20 before Tết', () => {
    // Received Fri 13/2/2026 15:20: counts from Mon 23/2. The certificate that day; the rest two days later; promised Thu 26/2.
    const plan = scheduleOf(on('2.000986', '2026-02-13'), new Set(['cu-tru']), local('2026-02-13 15:20'), time);
    expect(plan.promised?.due).toBe(local('2026-02-26 17:00'));
    expect(plan.legs).toEqual([
      { leg: 'khai-sinh', due: local('2026-02-23 17:00') },
      { leg: 'thuong-tru', due: local('2026-02-25 17:00') },
      { leg: 'bhyt', due: local('2026-02-25 17:00') },
    ]);
  });

  it('plan a leg that is counted in calendar days from when the one before it is due, and those after it from its end', () => {
    // Tue 3/3 at 8:00, half a day: that afternoon. By post 2 days: Thu 5/3. Four working days more: Fri 6, Mon 9,
    // Tue 10, Wed 11. Back by post: Fri 13/3. Half a day: Monday morning. Promised was 5 working days: Tue 10/3.
    const plan = scheduleOf(on('2.000880', '2026-03-03'), new Set(), local('2026-03-03 08:00'), time);
    expect(plan.promised?.due).toBe(local('2026-03-10 17:00'));
    expect(plan.legs).toEqual([
      { leg: 'tiep-nhan', due: local('2026-03-03 17:00') },
      { leg: 'gui-di', due: local('2026-03-05 17:00') },
      { leg: 'giai-quyet', due: local('2026-03-11 17:00') },
      { leg: 'gui-ve', due: local('2026-03-13 17:00') },
      { leg: 'tra', due: local('2026-03-16 11:30') },
    ]);
  });

  it('come with competences for the example register', async () => {
    expect((await loadExampleCompetences()).length).toBeGreaterThan(100);
  });

  it.each(['2026-08-31', '2026-09-01'])(
    'lets whoever uses a death certificate of %s return it, and tells the others',
    (day) => {
      const { legs, returns } = on('1.011733', day);
      const users = legs.filter(({ consumes }) => consumes.includes('giay-khai-tu')).map(({ id }) => id);
      expect(users).toHaveLength(4);
      const told = returns.map(({ from, to, tell }) => [to, [from, ...tell].toSorted()]);
      expect(returns.map(({ from }) => from).toSorted()).toEqual(users.toSorted());
      expect(told).toEqual(users.map(() => ['khai-tu', users.toSorted()]));
    },
  );
});
