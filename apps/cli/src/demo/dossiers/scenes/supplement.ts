import { accepted, check, fall } from '../../scenes/scene.js';
import { local } from '../cast.js';
import { birthOf, certificate, withoutConsent } from '../filings.js';
import { whyThatDay } from '../why-that-day.js';
import { finishes, handsOutAndNotes, minute, opened, seen, takes } from './acts.js';
import type { DossierScene } from './acts.js';

const CODE = 'H49.204-261130-0004';

export const supplementMovesTheDate: DossierScene = {
  name: 'supplement',
  vi: 'Công an yêu cầu bổ sung: tạm dừng tính thời hạn; bổ sung xong, ngày hẹn lùi đúng bằng thời gian chờ, có giải thích',
  en: 'the police ask for a supplement: the clock stops; once it came, the promised day moves by the wait, explained',
  play: async (stage) => {
    const { commune, police, insurance, at } = stage;
    await at('2026-11-30 10:30');
    const { due: before } = await opened(stage, withoutConsent(birthOf('khai-sinh-3', 'Vũ Gia Hân')), CODE);
    check(before === local('2026-12-03 17:00'), `Three working days do not end ${minute(before)}`);
    await finishes(commune, CODE, 'khai-sinh', certificate('022326000120'));
    await Promise.all([takes(police, CODE, 'thuong-tru'), takes(insurance, CODE, 'bhyt')]);

    await at('2026-12-01 09:00');
    await finishes(insurance, CODE, 'bhyt', [{ item: 'the-bhyt' }]);
    const asked = { report: 'supplement-needed', reason: 'Thiếu ý kiến đồng ý của chủ hộ' } as const;
    accepted(await police.call('report', CODE, 'thuong-tru', asked), 'The request');
    await commune.call('expect', { kind: 'task', what: 'ask-supplement', code: CODE });
    const waiting = accepted(await commune.call('show', CODE), 'The dossier');
    check(waiting.stoppedSince !== null, 'The clock runs while the citizen is asked');
    const [wait] = waiting.waits;
    if (wait === undefined) return fall('Nothing is waited for');

    await at('2026-12-03 09:00');
    const items = [{ item: 'dong-y-chu-ho', fields: { chuHoDongY: true } }];
    accepted(await commune.call('answer', CODE, { requestId: wait.requestId, items }), 'The supplement');
    await police.call('expect', { kind: 'dossier-notice', what: 'answered', code: CODE, leg: 'thuong-tru' });
    const moved = accepted(await police.call('show', CODE), 'The dossier');
    check(moved.due === local('2026-12-07 17:00'), `Two days of waiting do not move the day to ${minute(moved.due)}`);
    check(seen(moved)['dong-y-chu-ho']?.['chuHoDongY'] === true, 'The police do not see the supplement');
    const { lines } = accepted(await commune.call('trace', CODE), 'The history');
    const why = await whyThatDay(moved, lines);
    check(why.due === moved.due, `Worked out again, the day is ${minute(why.due)}`);

    await at('2026-12-04 09:00');
    await finishes(police, CODE, 'thuong-tru', [{ item: 'ket-qua-cu-tru' }]);
    await handsOutAndNotes(stage, CODE);
    return [`${CODE}: ${minute(before)} → ${minute(moved.due)}. Vì sao ngày này · why that day:`, ...why.lines].join(
      '\n    ',
    );
  },
};
