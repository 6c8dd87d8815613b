import { CAST } from '../cast.js';
import { accepted, check, remembered } from './scene.js';
import type { Scene } from './scene.js';

const head = { promulgatedOn: '2026-11-20', typeName: 'Công văn' };

export const updateIsAnswered: Scene = {
  name: 'update',
  vi: 'Tỉnh cập nhật nội dung, thêm một nơi nhận và bỏ một nơi nhận; các nơi nhận trả lời 15',
  en: 'the province updates the content, adds a recipient and removes one; the recipients answer 15',
  play: async ({ agents, attachment }, memory) => {
    const { province, justice, camPha, coTo } = agents;
    const first = await attachment('Phu-luc.txt', 'Phụ lục: 54 xã, phường, đặc khu.\n');
    const submission = {
      messageId: 'qn-2026-000217',
      from: CAST.province,
      to: [CAST.justice, CAST.camPha],
      document: { ...head, subject: 'V/v rà soát văn bản', number: '217', notation: 'UBND-NC' },
    };
    const document = { ...submission.document, attachments: [{ name: 'Phu-luc.txt' }] };
    const sent = accepted(await province.call('send', { ...submission, document }, [first]), 'The letter');
    const { transfer, content } = sent.receipt;
    memory.changed = transfer;
    for (const agent of [justice, camPha]) accepted(await agent.call('receive', transfer), 'Receiving');

    const second = await attachment('Phu-luc-sua.txt', 'Phụ lục (đã sửa): 54 xã, phường, đặc khu và 13 sở.\n');
    const draft = {
      messageId: 'qn-2026-000217-cap-nhat',
      reason: 'Sửa phụ lục, điều chỉnh nơi nhận',
      document: { ...document, subject: 'V/v rà soát văn bản (đã sửa)', attachments: [{ name: 'Phu-luc-sua.txt' }] },
      addRecipients: [CAST.coTo],
      removeRecipients: [CAST.camPha],
    };
    accepted(await province.call('update', transfer, draft, [second]), 'The update');
    await justice.call('expect', { transfer, kind: 'update' });
    accepted(await justice.call('answer', transfer, true), 'Agreeing to the update');
    await camPha.call('expect', { transfer, kind: 'recall' });
    accepted(await camPha.call('answer', transfer, true), 'Agreeing to be removed');
    const added = accepted(await coTo.call('receive', transfer), 'Receiving at the added recipient');
    check(added.document.version === 1, 'The added recipient did not get the updated document');
    check(added.document.subject === draft.document.subject, 'The added recipient got the old subject');
    check(added.sha256[0] !== content.attachments[0]?.sha256, 'The added recipient got the old file');
    for (const from of [CAST.justice, CAST.camPha]) {
      await province.call('expect', { transfer, kind: 'status', code: '15', from });
    }
    return `+${CAST.coTo} −${CAST.camPha}`;
  },
};

export const replaceTellsRecipients: Scene = {
  name: 'replace',
  vi: 'Tỉnh thay thế văn bản; nơi nhận được báo và nhận văn bản mới',
  en: 'the province replaces the document; its recipients are told and get the new one',
  play: async ({ agents: { province, justice, coTo } }, memory) => {
    const replaced = remembered(memory.changed);
    const draft = {
      messageId: 'qn-2026-000218',
      to: [CAST.justice, CAST.coTo],
      document: { ...head, subject: 'V/v rà soát văn bản, thay thế công văn 217', number: '218', notation: 'UBND-NC' },
    };
    const { transfer } = accepted(await province.call('replace', replaced, draft, []), 'The replacement').receipt;
    check(transfer !== replaced, 'The replacement has no transfer of its own');
    for (const agent of [justice, coTo]) {
      await agent.call('expect', { transfer: replaced, kind: 'notice', notice: 'replaced' });
      const received = accepted(await agent.call('receive', transfer), 'Receiving');
      check(
        received.replaces.some((id) => id.endsWith('217/UBND-NC')),
        'It does not say what it replaces',
      );
    }
    return '217/UBND-NC → 218/UBND-NC';
  },
};
