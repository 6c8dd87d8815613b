import { accepted, check } from '../../scenes/scene.js';
import { DOSSIER_CAST, PLAYED } from '../cast.js';
import type { DossierScene } from './acts.js';

export const formOfAllScenes: DossierScene = {
  name: 'report',
  vi: 'Biểu II.06a của xã tính từ các sự kiện trên: năm hồ sơ, bốn trước hạn, một quá hạn; một hồ sơ từng lệch, nay đã khớp',
  en: 'form II.06a of the commune, counted from these events: five dossiers, four early, one late; one had drifted',
  play: async ({ commune }) => {
    const { forms, causesInAll, drift } = accepted(await commune.call('form', PLAYED), 'The report');
    const { received, online, directOrPost, early, late, inProcess } = forms.reported.total;
    check(received === 5 && online === 4 && directOrPost === 1, `${received} were received, ${online} online`);
    check(early === 4 && late === 1 && inProcess === 0, `${early} are early, ${late} late, ${inProcess} in process`);
    check(causesInAll.processing.late === 1, 'The late one is not late by its processing');
    check(drift.drifted === 1 && drift.open === 0, `${drift.drifted} drifted, ${drift.open} still do`);
    return `${DOSSIER_CAST.commune}: (3) = 5, (8) = 4, (10) = 1`;
  },
};
