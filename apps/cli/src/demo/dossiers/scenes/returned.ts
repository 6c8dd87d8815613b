import { accepted, check } from '../../scenes/scene.js';
import { birthOf, certificate } from '../filings.js';
import { finishes, handsOutAndNotes, opened, seen, takes } from './acts.js';
import type { DossierScene } from './acts.js';

const CODE = 'H49.204-261127-0003';
const REASON = 'Ngày sinh trên giấy khai sinh không khớp giấy chứng sinh';
const [WRONG, RIGHT] = ['022326000118', '022326000119'];

export const wrongCertificateGoesBack: DossierScene = {
  name: 'return',
  vi: 'Công an phát hiện giấy khai sinh có sai sót, trả lại xã; bảo hiểm xã hội được báo; xã sửa xong, hồ sơ đi tiếp',
  en: 'the police find the certificate wrong: it goes back to the commune, insurance is told; corrected, it goes on',
  play: async (stage) => {
    const { commune, police, insurance, at } = stage;
    await at('2026-11-27 10:30');
    await opened(stage, birthOf('khai-sinh-2', 'Phạm Bình Minh'), CODE);
    await takes(commune, CODE, 'khai-sinh');
    await finishes(commune, CODE, 'khai-sinh', certificate(WRONG));
    await Promise.all([takes(police, CODE, 'thuong-tru'), takes(insurance, CODE, 'bhyt')]);

    await at('2026-11-27 14:00');
    const back = { report: 'returned', to: 'khai-sinh', reason: REASON } as const;
    accepted(await police.call('report', CODE, 'thuong-tru', back), 'The return');
    const about = { kind: 'dossier-notice', code: CODE, leg: 'bhyt', about: 'khai-sinh' } as const;
    await insurance.call('expect', { ...about, what: 'wrong' });
    await takes(commune, CODE, 'khai-sinh', 'correct');
    const { lines } = accepted(await commune.call('trace', CODE), 'The history');
    const told = lines.find(({ type }) => type === 'LegReturned')?.words?.reason;
    check(told === REASON, 'The commune is not told why');
    const others = accepted(await insurance.call('trace', CODE), 'The history');
    check(!JSON.stringify(others).includes(REASON), 'What one official wrote to another is shown to a third');

    await at('2026-11-27 15:30');
    await finishes(commune, CODE, 'khai-sinh', certificate(RIGHT));
    await insurance.call('expect', { ...about, what: 'mended' });
    const again = await takes(police, CODE, 'thuong-tru', 'resume');
    check(seen(again)['giay-khai-sinh']?.['soDinhDanh'] === RIGHT, 'The police still see the wrong certificate');
    await at('2026-11-30 09:00');
    await finishes(police, CODE, 'thuong-tru', [{ item: 'ket-qua-cu-tru' }]);
    await finishes(insurance, CODE, 'bhyt', [{ item: 'the-bhyt' }]);
    await handsOutAndNotes(stage, CODE);
    return `${CODE}: “${REASON}”; sửa xong · corrected 2026-11-27 15:30`;
  },
};
