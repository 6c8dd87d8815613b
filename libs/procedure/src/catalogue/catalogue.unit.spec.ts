import { countListed } from './catalogue.js';
import type { Interlinking, Listed } from './catalogue.js';
import type { Filing, Level, Online } from '../model/procedure.js';

const listed = (
  count: number,
  level: Level,
  online: Online = 'none',
  filing: Filing = 'one-stop',
  interlinking: Interlinking = 'none',
): readonly Listed[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `${level}-${filing}-${online}-${interlinking}-${index}`,
    name: 'Thủ tục',
    field: 'Lĩnh vực',
    level,
    filing,
    online,
    interlinking,
  }));

describe('counts of a catalogue', () => {
  it('are those that Sơn Tây published: by agency level, place of filing and online level', () => {
    const counts = countListed([
      ...listed(34, 'district', 'partial'),
      ...listed(275 - 34, 'district'),
      ...listed(20, 'district', 'none', 'specialised'),
      ...listed(8, 'commune', 'partial'),
      ...listed(150, 'commune'),
    ]);
    expect(counts.byLevel).toEqual({ central: 0, province: 0, district: 295, commune: 158 });
    expect(counts.byFiling).toEqual({ 'one-stop': 275 + 158, specialised: 20 });
    expect(counts.byOnline).toEqual({ none: 295 + 158 - 42, partial: 42, full: 0 });
  });

  it('are those that Đầm Hà published: 43 interlinked, 15 within a level and 28 between levels', () => {
    const counts = countListed([
      ...listed(299 - 28, 'district'),
      ...listed(28, 'district', 'none', 'one-stop', 'between-levels'),
      ...listed(85, 'commune'),
      ...listed(15, 'commune', 'none', 'one-stop', 'within-level'),
    ]);
    expect(counts.total).toBe(399);
    expect(counts.byLevel).toMatchObject({ district: 299, commune: 100 });
    expect(counts.byInterlinking).toEqual({ none: 356, 'within-level': 15, 'between-levels': 28 });
  });
});
