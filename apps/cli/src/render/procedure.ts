import { limitText } from '@lienthong/calendar';
import { legsWithout, limitUnder } from '@lienthong/procedure';
import type { CatalogueCounts, Procedure } from '@lienthong/procedure';

const LEVELS = { central: 'trung ương', province: 'tỉnh', district: 'huyện', commune: 'xã' } as const;
const FILINGS = { 'one-stop': 'một cửa', specialised: 'chuyên môn' } as const;
const ONLINE = { none: 'trực tiếp', partial: 'một phần', full: 'toàn trình' } as const;
const INTERLINKING = {
  none: 'không liên thông',
  'within-level': 'liên thông cùng cấp',
  'between-levels': 'liên thông giữa các cấp',
} as const;

const dayText = (day: string): string => day.split('-').reverse().join('/');

/** Its row, and one for each other code of the same flow: as many as the catalogue counts. */
export const procedureRows = (procedure: Procedure): readonly (readonly (string | number)[])[] => {
  const limit = limitUnder(procedure.limit, new Set());
  const row = (code: string, legs: number, name: string) => [
    code,
    dayText(procedure.from),
    procedure.until === undefined ? '' : dayText(procedure.until),
    LEVELS[procedure.listed.level],
    legs,
    limit === undefined ? '' : limitText(limit),
    name,
  ];
  return [
    row(procedure.code, procedure.legs.length, procedure.name),
    ...procedure.variants.map(({ code, never }) => {
      const legs = legsWithout(procedure, never).length;
      return row(code, legs, `${procedure.name} (như ${procedure.code}, ${legs} chặng)`);
    }),
  ];
};

const counted = <K extends string>(counts: Readonly<Record<K, number>>, names: Readonly<Record<K, string>>): string =>
  Object.entries<string>(names)
    .map(([key, name]) => ({ name, count: counts[key as K] }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name} ${count}`)
    .join(' · ');

export const countsText = (day: string, counts: CatalogueCounts): string =>
  [
    `Danh mục ngày ${dayText(day)}: ${counts.total} thủ tục`,
    `  Cấp giải quyết:   ${counted(counts.byLevel, LEVELS)}`,
    `  Nơi nộp:          ${counted(counts.byFiling, FILINGS)}`,
    `  Trực tuyến:       ${counted(counts.byOnline, ONLINE)}`,
    `  Liên thông:       ${counted(counts.byInterlinking, INTERLINKING)}`,
  ].join('\n');
