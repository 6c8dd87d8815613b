import { CAST } from '../cast.js';
import { accepted, check, refusedWith } from './scene.js';
import type { Scene } from './scene.js';

const RECIPIENTS = ['tienYen', 'honGai', 'baiChay'] as const;

export const recallThreeWays: Scene = {
  name: 'recall',
  vi: 'Tỉnh lấy lại văn bản gửi nhầm: một xã đồng ý (15), một phường từ chối (16), một phường chưa mở thì hủy luôn',
  en: 'the province recalls a document: one commune agrees (15), one refuses (16), one had not opened it: cancelled',
  play: async ({ agents }) => {
    const { province, tienYen, honGai, baiChay } = agents;
    const submission = {
      messageId: 'qn-2026-000216',
      from: CAST.province,
      to: RECIPIENTS.map((role) => CAST[role]),
      document: {
        subject: 'Giấy mời họp giao ban',
        number: '216',
        notation: 'GM-UBND',
        promulgatedOn: '2026-11-20',
        typeName: 'Giấy mời',
      },
    };
    const { transfer } = accepted(await province.call('send', submission, []), 'The invitation').receipt;
    await baiChay.call('expect', { transfer, kind: 'document' });
    for (const agent of [tienYen, honGai]) accepted(await agent.call('receive', transfer), 'Receiving');
    const recall = { messageId: 'qn-2026-000216-thu-hoi', reason: 'Gửi nhầm nơi nhận' };
    accepted(await province.call('recall', transfer, recall), 'The recall');
    for (const agent of [tienYen, honGai]) await agent.call('expect', { transfer, kind: 'recall' });
    accepted(await tienYen.call('answer', transfer, true), 'Agreeing');
    accepted(await honGai.call('answer', transfer, false, 'Đã triển khai thực hiện'), 'Refusing');
    await province.call('expect', { transfer, kind: 'status', code: '15', from: CAST.tienYen });
    const refusal = await province.call('expect', { transfer, kind: 'status', code: '16', from: CAST.honGai });
    check(refusal.reason === 'Đã triển khai thực hiện', 'The sender was not told why');
    await province.call('expect', { transfer, kind: 'notice', notice: 'cancelled', from: CAST.baiChay });
    const left = accepted(await baiChay.call('inbox'), 'The inbox').find(({ entry }) => entry.transfer === transfer);
    check(left?.tombstone === 'cancelled' && left.subject === null, 'The cancelled document can still be seen');
    refusedWith(await baiChay.call('receive', transfer), 'delivery/cancelled');
    return 'H49.204: 15 · H49.217: 16 · H49.218: hủy · cancelled';
  },
};
