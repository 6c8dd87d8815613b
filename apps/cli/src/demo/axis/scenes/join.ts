import { synced } from '../../../hub/synced.js';
import { accepted, check } from '../../scenes/scene.js';
import type { Scene } from '../../scenes/scene.js';
import { AXIS, OFFICE, PROVINCE } from '../stage.js';
import type { AxisStage } from '../stage.js';

export const provinceJoins: Scene<AxisStage> = {
  name: 'join',
  vi: 'Tỉnh kết nối với trục quốc gia và đồng bộ danh bạ',
  en: 'the province joins the national axis and learns its register',
  play: async ({ province: { operator }, account }) => {
    accepted(await operator.axes.join({ axis: AXIS, ...account, organId: PROVINCE, pollSeconds: 1 }), 'Joining');
    accepted(await operator.axes.sync(AXIS), 'The synchronisation');
    const { state, lists } = await synced(operator, AXIS, () => undefined);
    check(state === 'done', `The synchronisation ended as ${state}`);
    const brought = lists.reduce((sum, { counts }) => sum + (counts?.changes.new ?? 0), 0);
    check(brought > 50, `Only ${brought} agencies were learned`);
    const office = accepted(await operator.agencies.resolve(OFFICE), OFFICE);
    check(office.kind === 'live', `${OFFICE} is ${office.kind}`);
    accepted(await operator.axes.sync(AXIS), 'The second synchronisation');
    const again = await synced(operator, AXIS, () => undefined);
    const anew = again.lists.reduce((sum, { counts }) => sum + (counts?.changes.new ?? 0), 0);
    check(anew === 0, 'The same lists brought something new');
    return `${brought} đơn vị mới · agencies learned`;
  },
};
