import { check } from '../../scenes/scene.js';
import { DOSSIER_CAST, local } from '../cast.js';
import { birthOf, certificate } from '../filings.js';
import { finishes, handsOut, minute, opened, seen, takes } from './acts.js';
import type { DossierScene } from './acts.js';

const CODE = 'H49.204-261123-0001';
const NATIONAL = 'G01.899-261123-000123';

export const birthInThreeAgencies: DossierScene = {
  name: 'birth',
  vi: 'Khai sinh: xã tiếp nhận, cấp giấy khai sinh; công an và bảo hiểm xã hội giải quyết song song; xã trả kết quả',
  en: 'a birth: the commune receives it and issues the certificate; police and insurance work side by side; delivered',
  play: async (stage, memory) => {
    const { commune, police, insurance, at } = stage;
    memory.birth = CODE;
    const { due } = await opened(stage, birthOf('khai-sinh-1', 'Nguyễn An Nhiên'), CODE, NATIONAL);
    check(due === local('2026-11-27 17:00'), `Three working days around a holiday do not end ${minute(due)}`);
    await takes(commune, CODE, 'khai-sinh');
    await at('2026-11-23 09:30');
    const { events } = await finishes(commune, CODE, 'khai-sinh', certificate('022326000117'));
    check(events.filter(({ type }) => type === 'LegStarted').length === 2, 'Two legs do not begin side by side');
    const [byPolice, byInsurance] = await Promise.all([
      takes(police, CODE, 'thuong-tru'),
      takes(insurance, CODE, 'bhyt'),
    ]);
    const consumed = [seen(byPolice), seen(byInsurance)].map((items) => Object.keys(items).toSorted().join(' '));
    check(consumed[0] === 'dong-y-chu-ho giay-khai-sinh to-khai-cu-tru', `The police see ${consumed[0]}`);
    check(consumed[1] === 'giay-khai-sinh to-khai-bhyt', `The insurance sees ${consumed[1]}`);
    await at('2026-11-25 09:00');
    await Promise.all([
      finishes(police, CODE, 'thuong-tru', [{ item: 'ket-qua-cu-tru' }]),
      finishes(insurance, CODE, 'bhyt', [{ item: 'the-bhyt' }]),
    ]);
    await at('2026-11-25 10:00');
    // The counter forgets its own software: the reconciliation will find it.
    await handsOut(stage, CODE);
    return `${CODE}: ${DOSSIER_CAST.commune} → ${DOSSIER_CAST.police} ∥ ${DOSSIER_CAST.insurance}, hẹn trả · promised ${minute(due)}, trả · delivered 2026-11-25 10:00`;
  },
};
