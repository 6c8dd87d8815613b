import writeExcelFile from 'write-excel-file/node';
import type { DossierCommand } from '@lienthong/dossier';
import { certified, CODE, COMMUNE, INSURANCE, local, POLICE, received, reports } from '@lienthong/dossier/testing';
import { openReconciliationWorld } from './testing/reconciliation-world.js';

const residence = reports('Complete', 'thuong-tru', '2026-03-04 09:00');
const insurance = reports('Complete', 'bhyt', '2026-03-04 10:00');
const delivered: DossierCommand = {
  type: 'DeliverResult',
  now: local('2026-03-05 15:30'),
  at: local('2026-03-05 15:30'),
};
const whole = [received, certified, residence, insurance, delivered] as const;
const software = (status: string): string => `Mã hồ sơ;Trạng thái\r\n${CODE};${status}\r\n`;

/** Hàm Tân, first quarter of 2024: births and deaths delivered to the citizen stood "in process" in the software. */
describe('Hàm Tân: a dossier that was delivered to the citizen and is still “in process” in the one-stop software', () => {
  it('is found behind by that software’s own list, is sent exactly what it lacks, in order, and is healed once its list agrees', async () => {
    await using world = await openReconciliationWorld();
    const dossier = await world.birth('ham-tan', ...whole);
    const history = await world.events(dossier);

    const { counts } = await world.compare('monday', software('Đang xử lý'));
    expect(counts).toMatchObject({ agrees: 0, behind: 1, ahead: 0, contradicts: 0 });
    expect(world.results.rate(undefined, world.clock.now())).toEqual({ compared: 1, drifting: 1, rate: 1 });
    expect(world.sent.map(({ status, at }) => [status, at])).toEqual([
      ['9', local('2026-03-04 10:00')],
      ['10', local('2026-03-05 15:30')],
    ]);
    expect(world.sent.map(({ event }) => history.find(({ id }) => id === event)?.type)).toEqual([
      'ResultIssued',
      'ResultDelivered',
    ]);
    expect(world.results.drift('monday', CODE)).toMatchObject({
      sent: 'consigned',
      drift: { drift: 'behind', dossier },
    });

    world.clock.set(local('2026-03-10 06:00'));
    await world.compare('tuesday', software('Đã trả kết quả'));
    expect(world.results.drift('monday', CODE)).toMatchObject({ healedBy: 'view' });
    expect(world.results.rate(undefined, world.clock.now())).toEqual({ compared: 1, drifting: 0, rate: 0 });
    // Nothing of the dossier itself was rewritten, reset or added.
    expect(await world.events(dossier)).toEqual(history);
  });

  it('is asked for where the paper register knows of the delivery and the hub does not: who did it says so, and then all agree', async () => {
    await using world = await openReconciliationWorld();
    const dossier = await world.birth('so-giay', received, certified);
    const text = (value: string) => ({ type: String, value });
    const register = await writeExcelFile([
      [text('SỔ THEO DÕI HỒ SƠ LIÊN THÔNG')],
      ['Số hồ sơ', 'Ngày tiếp nhận', 'Tình trạng', 'Ngày trả kết quả'].map(text),
      [CODE, '03/03/2026', 'Đã trả kết quả', '05/03/2026'].map(text),
    ]).toBuffer();

    const { counts } = await world.compare('so-giay', register, { source: 'xlsx' });
    expect(counts).toMatchObject({ ahead: 1, unreadable: 0 });
    const asked = world.told.filter(({ told }) => told.what === 'assert');
    expect(asked).toMatchObject([
      { agency: POLICE, dossier, told: { asked: [{ fact: 'leg-result', leg: 'thuong-tru' }] } },
      { agency: INSURANCE, dossier, told: { asked: [{ fact: 'leg-result', leg: 'bhyt' }] } },
      { agency: COMMUNE, dossier, told: { asked: [{ fact: 'delivery' }] } },
    ]);
    expect(world.sent).toEqual([]);
    expect(await world.types(dossier)).not.toContain('ResultDelivered');

    await world.act(dossier, residence, insurance, delivered);
    await world.compare('so-giay-2', register, { source: 'xlsx' });
    expect(world.results.drift('so-giay', CODE)).toMatchObject({ healedBy: 'view' });
    expect(world.results.run('so-giay-2')?.counts).toMatchObject({ agrees: 1, ahead: 0 });
  });
});
