import { CAST } from '../cast.js';
import { accepted, check, fall, remembered } from './scene.js';
import type { Scene } from './scene.js';

export const ministryToProvince: Scene = {
  name: 'ministry',
  vi: 'Văn phòng Chính phủ gửi thông điệp edXML cho tỉnh; tỉnh nhận, báo 01 và 03',
  en: 'an edXML message of the government office reaches the province, which reports 01 and 03',
  play: async ({ agents: { office, province }, ministryMessage }, memory) => {
    const taken = accepted(await office.call('sendEdxml', ministryMessage), 'The edXML message');
    if (taken.kind !== 'document') return fall(`A document was expected, not ${taken.kind}`);
    const { transfer, content } = taken.receipt;
    memory.ministry = taken.receipt;
    const received = accepted(await province.call('receive', transfer), 'Receiving');
    const sent = content.attachments.map(({ sha256 }) => sha256);
    check(sent.join() === received.sha256.join(), 'The attachments are not those of the receipt');
    for (const status of ['01', '03']) {
      accepted(await province.call('report', transfer, status), `Status ${status}`);
      await office.call('expect', { transfer, kind: 'status', code: status, from: CAST.province });
    }
    return `${taken.receipt.documentId}, ${sent.length} tệp · files`;
  },
};

export const retryChangesNothing: Scene = {
  name: 'retry',
  vi: 'Gửi lại cùng thông điệp: cùng biên nhận, hộp thư không thêm gì',
  en: 'the same message again: the same receipt, nothing new in the inbox',
  play: async ({ agents: { office, province }, ministryMessage }, memory) => {
    const before = accepted(await province.call('inbox'), 'The inbox');
    const again = accepted(await office.call('sendEdxml', ministryMessage), 'The retry');
    if (again.kind !== 'document') return fall(`A document was expected, not ${again.kind}`);
    const first = remembered(memory.ministry);
    check(JSON.stringify(again.receipt) === JSON.stringify(first), 'The retry got another receipt');
    const after = accepted(await province.call('inbox'), 'The inbox');
    check(before.length === after.length, 'The retry was delivered again');
    return first.eventId;
  },
};
