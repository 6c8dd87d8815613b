import { accepted } from '../../scenes/scene.js';
import type { Scene } from '../../scenes/scene.js';
import { COMMUNE, OFFICE, PROVINCE } from '../stage.js';
import type { AxisStage } from '../stage.js';
import { arrived } from './documents.js';

export const recallAcrossBoth: Scene<AxisStage> = {
  name: 'recall',
  vi: 'Lấy lại qua hai trung tâm: bộ lấy lại, xã đồng ý (15); tỉnh lấy lại, bộ đồng ý (15)',
  en: 'a recall across both hubs, in either direction, each agreed to with 15',
  play: async ({ ministry, agents: { commune, province } }) => {
    const message = { from: OFFICE, to: [COMMUNE], number: '102', subject: 'Giấy mời họp' };
    await ministry.call('send', message);
    const documentId = await ministry.call('documentId', OFFICE, '102');
    const transfer = await arrived(commune, documentId);
    accepted(await commune.call('receive', transfer), 'Receiving');
    accepted(await commune.call('report', transfer, '01'), 'Status 01');
    await ministry.call('send', { ...message, recall: 'Gửi nhầm nơi nhận' });
    await commune.call('expect', { transfer, kind: 'recall' });
    accepted(await commune.call('answer', transfer, true), 'Agreeing');
    await ministry.call('expect', { documentId, code: '15', from: COMMUNE });

    const document = { subject: 'Công văn gửi nhầm', number: '57', notation: 'UBND-VP', promulgatedOn: '2026-11-20' };
    const submission = { messageId: 'qn-2026-000057', from: PROVINCE, to: [OFFICE], document };
    const { receipt } = accepted(await province.call('send', submission, []), 'The document');
    await ministry.call('expect', { documentId: receipt.documentId, businessType: 0 });
    const draft = { messageId: 'qn-2026-000057-thu-hoi', reason: 'Sai thể thức' };
    accepted(await province.call('recall', receipt.transfer, draft), 'The recall');
    await ministry.call('expect', { documentId: receipt.documentId, businessType: 1 });
    const answer = { from: OFFICE, addressee: PROVINCE, documentId: receipt.documentId, code: '15' };
    await ministry.call('report', answer);
    await province.call('expect', { transfer: receipt.transfer, kind: 'status', code: '15', from: OFFICE });
    return `${COMMUNE}: 15 · ${OFFICE}: 15`;
  },
};
