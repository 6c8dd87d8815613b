import { setTimeout as pause } from 'node:timers/promises';
import { accepted, check, remembered } from '../../scenes/scene.js';
import type { Scene } from '../../scenes/scene.js';
import { AXIS, COMMUNE, OFFICE, PROVINCE } from '../stage.js';
import type { AxisStage } from '../stage.js';

const PATIENCE_MS = 60_000;

/** Waits until the province sees that the axis is away. */
const awayInBothDirections = async ({ province: { operator } }: AxisStage): Promise<void> => {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const { pull, push } = accepted(await operator.axes.get(AXIS), 'The status');
    if (pull.outageSince !== null && push.outageSince !== null) return;
    await pause(200);
  }
  check(false, 'The province did not see that the axis is away');
};

export const axisIsAway: Scene<AxisStage> = {
  name: 'outage',
  vi: 'Trục dừng một lúc: xã báo 03 và 06, tỉnh gửi văn bản; trục chạy lại thì mọi thứ đến nơi, mỗi thứ một lần',
  en: 'the axis is away for a while: 03 and 06, and a document, wait and arrive once each when it is back',
  play: async (stage, memory) => {
    const { axis, province, ministry, agents } = stage;
    const documentId = await ministry.call('documentId', OFFICE, '101');
    await axis.stop();
    const stoppedAt = performance.now();
    for (const status of ['03', '06'])
      accepted(await agents.commune.call('report', remembered(memory.main), status), `Status ${status}`);
    const document = { subject: 'Tờ trình', number: '56', notation: 'TTr-UBND', promulgatedOn: '2026-11-20' };
    const submission = { messageId: 'qn-2026-000056', from: PROVINCE, to: [OFFICE], document };
    const { receipt } = accepted(await agents.province.call('send', submission, []), 'The proposal');
    await awayInBothDirections(stage);
    await axis.start();
    const away = Math.round((performance.now() - stoppedAt) / 1000);
    accepted(await province.operator.axes.push(AXIS), 'Pushing at once');
    for (const code of ['03', '06']) {
      await ministry.call('expect', { documentId, code, from: COMMUNE });
      check((await ministry.call('count', { documentId, code, from: COMMUNE })) === 1, `${code} came more than once`);
    }
    const proposed = { documentId: receipt.documentId, businessType: 0 };
    await ministry.call('expect', proposed);
    check((await ministry.call('count', proposed)) === 1, 'The document came more than once');
    return `${away} giây · seconds`;
  },
};
