import { accepted, check } from '../../scenes/scene.js';
import { birthOf, certificate } from '../filings.js';
import { finishes, handsOutAndNotes, minute, opened, takes } from './acts.js';
import type { DossierScene } from './acts.js';

const CODE = 'H49.204-261204-0005';

export const silentLegAlarms: DossierScene = {
  name: 'silent',
  vi: 'Bảo hiểm xã hội không phản hồi: quá 2 giờ làm việc chưa xác nhận, rồi quá hạn; cảnh báo đến hộp thư của đơn vị và của xã',
  en: 'insurance stays silent: its leg is not acknowledged, then overdue; alarms reach its inbox and the commune’s',
  play: async (stage) => {
    const { commune, police, insurance, at } = stage;
    await at('2026-12-04 10:30');
    const { due } = await opened(stage, birthOf('khai-sinh-4', 'Đỗ Khánh Vy'), CODE);
    await finishes(commune, CODE, 'khai-sinh', certificate('022326000121'));
    await takes(police, CODE, 'thuong-tru');
    const alarmed = async (alarm: 'acknowledgement' | 'leg'): Promise<void> => {
      const entry = { kind: 'dossier-notice', what: 'alarm', code: CODE, leg: 'bhyt', alarm } as const;
      await Promise.all([insurance.call('expect', entry), commune.call('expect', entry)]);
    };
    await at('2026-12-04 15:00');
    await alarmed('acknowledgement');
    await finishes(police, CODE, 'thuong-tru', [{ item: 'ket-qua-cu-tru' }]);
    await at('2026-12-09 08:00');
    await alarmed('leg');
    const board = accepted(await insurance.call('board', 'silent'), 'The board');
    check(
      board.map(({ code, leg }) => `${code} ${leg}`).join() === `${CODE} bhyt`,
      'The silent leg is not on the board',
    );

    await at('2026-12-10 08:00');
    await commune.call('expect', { kind: 'dossier-notice', what: 'alarm', alarm: 'promise', code: CODE });
    await takes(insurance, CODE, 'bhyt');
    await at('2026-12-10 09:30');
    await finishes(insurance, CODE, 'bhyt', [{ item: 'the-bhyt' }]);
    await handsOutAndNotes(stage, CODE);
    return `${CODE}: hẹn trả · promised ${minute(due)}, trả · delivered 2026-12-10 09:30 (quá hạn · late)`;
  },
};
