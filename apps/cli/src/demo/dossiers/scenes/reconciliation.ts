import { accepted, check, fall, remembered } from '../../scenes/scene.js';
import type { DossierScene } from './acts.js';

/** Portal statuses: done, delivered. */
const MISSING = ['9', '10'];

export const forgottenStatusHeals: DossierScene = {
  name: 'reconciliation',
  vi: 'Đối soát (ca Hàm Tân): đã trả kết quả, phần mềm của xã vẫn ghi “Đang xử lý”; trung tâm tìm ra, gửi đúng bước thiếu, hai bên khớp',
  en: 'a reconciliation (the Hàm Tân case): delivered, yet the commune’s software says “in process”; found, healed, agreed',
  play: async ({ commune, at }, memory) => {
    const code = remembered(memory.birth);
    await at('2026-12-11 08:00');
    const first = accepted(await commune.call('compare', 'doi-soat-1'), 'The comparison');
    check(first.counts?.behind === 1 && first.counts.agrees === 4, `It finds ${JSON.stringify(first.counts)}`);
    const found = accepted(await commune.call('compared', first.run), 'Its result');
    const [drift] = found.drifts;
    if (drift === undefined || found.drifts.length > 1) return fall('One drift was expected');
    check(drift.code === code && drift.kind === 'behind', `${drift.code} is ${drift.kind}`);
    check(drift.ours.at(-1)?.event !== null, 'What is sent again names no event');
    const rate = accepted(await commune.call('driftRate'), 'The drift rate');
    check(rate.drifting === 1 && rate.compared === 5, `Of ${rate.compared} dossiers ${rate.drifting} drift`);

    await commune.call('takeMissing', first.run, code, MISSING);
    check((await commune.call('ownStatus', code)) === '10', 'The commune’s own list does not end with the delivery');
    const second = accepted(await commune.call('compare', 'doi-soat-2'), 'The second comparison');
    check(second.counts?.agrees === 5, `It finds ${JSON.stringify(second.counts)}`);
    const healed = accepted(await commune.call('compared', first.run), 'The first result').drifts[0];
    check(healed?.healedBy === 'view', 'The drift is not healed');
    const after = accepted(await commune.call('driftRate'), 'The drift rate');
    check(after.drifting === 0, 'The rate does not fall');
    return `${code}: ${drift.sentence} Tỷ lệ lệch · drift rate: 1/5 → 0/5`;
  },
};
