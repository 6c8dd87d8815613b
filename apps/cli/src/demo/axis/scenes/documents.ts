import { accepted, check, remembered } from '../../scenes/scene.js';
import type { Scene } from '../../scenes/scene.js';
import { COMMUNE, OFFICE, PROVINCE } from '../stage.js';
import type { AxisStage } from '../stage.js';

/** The newest document in an agency's inbox. */
export const arrived = async (agent: AxisStage['agents']['commune'], documentId: string): Promise<string> => {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const entries = accepted(await agent.call('inbox'), 'The inbox');
    const found = entries.find(({ entry }) => entry.kind === 'document' && entry.head.documentId === documentId);
    if (found?.entry.transfer !== undefined) return found.entry.transfer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return remembered<string>(undefined);
};

export const documentsBothWays: Scene<AxisStage> = {
  name: 'documents',
  vi: 'Bộ gửi qua trục bằng giao thức nguyên bản; xã nhận và báo 01; tỉnh gửi lên, bộ nhận',
  en: 'the ministry sends over the unmodified protocol, the commune takes it and reports 01; the province sends back',
  play: async ({ ministry, agents: { commune, province } }, memory) => {
    const subject = 'V/v triển khai liên thông văn bản đến cấp xã';
    const sent = { from: OFFICE, to: [COMMUNE, PROVINCE], number: '101', subject };
    await ministry.call('send', sent);
    const documentId = await ministry.call('documentId', OFFICE, '101');
    const transfer = await arrived(commune, documentId);
    memory.main = transfer;
    accepted(await commune.call('receive', transfer), 'Receiving');
    check((await arrived(province, documentId)) === transfer, 'One document became two');
    accepted(await commune.call('report', transfer, '01'), 'Status 01');
    await ministry.call('expect', { documentId, code: '01', from: COMMUNE });

    const document = { subject: 'Báo cáo kết quả', number: '55', notation: 'BC-UBND', promulgatedOn: '2026-11-20' };
    const submission = { messageId: 'qn-2026-000055', from: PROVINCE, to: [OFFICE], document };
    const taken = accepted(await province.call('send', submission, []), 'The report');
    const reported = { documentId: taken.receipt.documentId, businessType: 0 };
    await ministry.call('expect', reported);
    check((await ministry.call('count', reported)) === 1, 'The ministry got it more than once');
    return `${documentId} ↓ · ${taken.receipt.documentId} ↑`;
  },
};
