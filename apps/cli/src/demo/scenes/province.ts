import { CAST } from '../cast.js';
import type { Role } from '../cast.js';
import { accepted, check, refusedWith, remembered } from './scene.js';
import type { Scene } from './scene.js';

const RECIPIENTS = ['finance', 'justice', 'tienYen', 'honGai', 'baiChay', 'haLam', 'camPha'] as const;
const LADDER = ['01', '03', '05', '06'];
const REASON = 'Nội dung không thuộc địa bàn phường';

const reports: Readonly<Partial<Record<Role, readonly string[]>>> = {
  finance: LADDER,
  tienYen: LADDER,
  haLam: ['01'],
  justice: ['01', '03', '05'],
};

export const provinceToMany: Scene = {
  name: 'province',
  vi: 'Tỉnh gửi cho hai sở và năm xã, phường; các đơn vị báo 01, 03, 05, 06',
  en: 'the province writes to two departments and five communes, which report 01, 03, 05, 06',
  play: async ({ agents, attachment }, memory) => {
    const { province } = agents;
    const file = await attachment('Ke-hoach-215.txt', 'Kế hoạch kết nối, liên thông văn bản điện tử đến cấp xã.\n');
    const submission = {
      messageId: 'qn-2026-000215',
      from: CAST.province,
      to: RECIPIENTS.map((role) => CAST[role]),
      document: {
        subject: 'Kế hoạch kết nối, liên thông văn bản điện tử đến cấp xã',
        number: '215',
        notation: 'KH-UBND',
        promulgatedOn: '2026-11-20',
        place: 'Quảng Ninh',
        typeName: 'Kế hoạch',
        attachments: [{ name: 'Ke-hoach-215.txt' }],
      },
    };
    const { receipt } = accepted(await province.call('send', submission, [file]), 'The plan');
    const { transfer } = receipt;
    memory.main = transfer;
    await Promise.all(
      RECIPIENTS.map(async (role) => {
        const received = accepted(await agents[role].call('receive', transfer), `Receiving at ${role}`);
        check(received.sha256[0] === receipt.content.attachments[0]?.sha256, `${role} got another file`);
        for (const status of reports[role] ?? ['01', '03']) {
          accepted(await agents[role].call('report', transfer, status), `${status} of ${role}`);
        }
      }),
    );
    await Promise.all(
      LADDER.map((code) => province.call('expect', { transfer, kind: 'status', code, from: CAST.finance })),
    );
    return `${receipt.documentId}, ${receipt.recipients.length} nơi nhận · recipients`;
  },
};

export const communeRefuses: Scene = {
  name: 'refusal',
  vi: 'Một phường từ chối tiếp nhận (02) và nêu lý do',
  en: 'one ward refuses (02) and says why',
  play: async ({ agents: { province, haLam } }, memory) => {
    const transfer = remembered(memory.main);
    refusedWith(await haLam.call('report', transfer, '02'), 'delivery/reason-required');
    accepted(await haLam.call('report', transfer, '02', REASON), 'The refusal');
    const told = await province.call('expect', { transfer, kind: 'status', code: '02', from: CAST.haLam });
    check(told.reason === REASON, 'The sender was not told why');
    return REASON;
  },
};
