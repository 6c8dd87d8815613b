import { check } from '../../scenes/scene.js';
import { local } from '../cast.js';
import { deathOf } from '../filings.js';
import { finishes, handsOutAndNotes, minute, opened, takes } from './acts.js';
import type { DossierScene } from './acts.js';

const CODE = 'H49.204-261125-0002';

export const deathAsChosen: DossierScene = {
  name: 'death',
  vi: 'Khai tử: người dân chọn ba thủ tục (khai tử, xóa thường trú, mai táng phí của bảo hiểm xã hội); chỉ mở các chặng được chọn',
  en: 'a death: the citizen chooses three procedures, and only their legs are opened',
  play: async (stage) => {
    const { commune, police, insurance, at } = stage;
    await at('2026-11-25 10:30');
    const { due } = await opened(stage, deathOf('khai-tu-1'), CODE);
    check(due === local('2026-12-08 17:00'), `Nine working days do not end ${minute(due)}`);
    await takes(commune, CODE, 'khai-tu');
    await at('2026-11-25 11:00');
    await finishes(commune, CODE, 'khai-tu', [{ item: 'giay-khai-tu', fields: { soDangKy: '42' } }]);
    await Promise.all([takes(police, CODE, 'xoa-thuong-tru'), takes(insurance, CODE, 'bhxh')]);
    await at('2026-11-25 15:30');
    await finishes(police, CODE, 'xoa-thuong-tru', [{ item: 'xoa-thuong-tru' }]);
    await at('2026-11-27 09:00');
    await finishes(insurance, CODE, 'bhxh', [{ item: 'quyet-dinh-bhxh' }]);
    await handsOutAndNotes(stage, CODE);
    const shown = await commune.call('show', CODE);
    const legs = shown.ok ? shown.value.legs.map(({ leg, status }) => `${leg} ${status}`) : [];
    check(
      legs.toSorted().join(', ') === 'bhxh done, khai-tu done, xoa-thuong-tru done',
      `Its legs: ${legs.join(', ')}`,
    );
    return `${CODE}: khai tử → xóa thường trú ∥ mai táng phí, tử tuất; hẹn trả · promised ${minute(due)}, trả · delivered 2026-11-27 09:00`;
  },
};
