import { ABOLISHED_DISTRICT, CAST, CLOSED_DISTRICT, MERGED_COMMUNE } from '../cast.js';
import { accepted, check, fall, refusedWith } from './scene.js';
import type { Scene } from './scene.js';

const letter = (number: string, to: string) => ({
  messageId: `qn-2026-000${number}`,
  from: CAST.province,
  to: [to],
  document: {
    subject: 'V/v bàn giao hồ sơ sau sắp xếp đơn vị hành chính',
    number,
    notation: 'UBND-NV',
    promulgatedOn: '2026-11-20',
    typeName: 'Công văn',
  },
});

export const mergedCommuneReachesSuccessor: Scene = {
  name: 'succession',
  vi: 'Văn bản gửi thị trấn đã sáp nhập đến xã kế thừa',
  en: 'a document to a merged commune reaches its successor',
  play: async ({ agents: { province, tienYen } }) => {
    const sent = accepted(await province.call('send', letter('219', MERGED_COMMUNE), []), 'The letter');
    const received = accepted(await tienYen.call('receive', sent.receipt.transfer), 'Receiving at the successor');
    check(received.predecessors.includes(MERGED_COMMUNE), 'It does not say on whose behalf it came');
    return `${MERGED_COMMUNE} → ${CAST.tienYen}`;
  },
};

export const abolishedDistrictWaitsAtTheDesk: Scene = {
  name: 'routing-desk',
  vi: 'Văn bản gửi huyện đã bãi bỏ chờ ở bàn phân luồng đến khi quản trị viên chọn nơi nhận',
  en: 'a document to an abolished district waits at the routing desk until the operator assigns it',
  play: async ({ hub: { operator }, agents: { province, tienYen } }) => {
    const sent = accepted(await province.call('send', letter('220', ABOLISHED_DISTRICT), []), 'The letter');
    const { transfer } = sent.receipt;
    await province.call('expect', { transfer, kind: 'notice', notice: 'routing-awaited' });
    const { awaited } = accepted(await operator.desk.routing(), 'The desk');
    const waiting = awaited.find((one) => one.transfer === transfer);
    if (!waiting) return fall('It does not wait at the desk');
    check(
      waiting.candidates.some(({ agency }) => agency === CAST.tienYen),
      'The desk does not name the candidates',
    );
    accepted(await operator.desk.assign(waiting.id, CAST.tienYen, 'Địa bàn thuộc xã Tiên Yên'), 'The assignment');
    const received = accepted(await tienYen.call('receive', transfer), 'Receiving after the assignment');
    check(received.predecessors.includes(ABOLISHED_DISTRICT), 'It does not say on whose behalf it came');
    return `${ABOLISHED_DISTRICT} → ${CAST.tienYen}`;
  },
};

export const closedWithoutSuccessorIsRefused: Scene = {
  name: 'closed',
  vi: 'Văn bản gửi huyện đã bãi bỏ mà danh bạ không ghi đơn vị kế thừa bị từ chối ngay',
  en: 'a document to a district without a successor on record is refused at once',
  play: async ({ agents: { province } }) => {
    const outcome = await province.call('send', letter('221', CLOSED_DISTRICT), []);
    const { code, path = '' } = refusedWith(outcome, 'recipient/closed');
    return `${code} ${path}`;
  },
};
