import { hesitant } from '../testing/hesitant-store.js';
import { document, documentId, sent, valueOf } from '../testing/sending.js';
import { liveWorld } from '../testing/world.js';
import type { World } from '../testing/world.js';
import { recall } from './changes/recall.js';
import { update } from './changes/update.js';
import { reportStatus } from './delivery/report.js';
import { assignRouting } from './desk/routing-desk.js';
import { contentOfJson } from './intake/json-document.js';
import { raiseExpiry } from './overdue/expiry-alarm.js';
import { raiseSilence } from './overdue/silence-alarm.js';
import { passOnOpenDeliveries } from './succession/pass-on.js';

const told = async (world: World, transfer: string, agency: string, ...codes: readonly string[]): Promise<void> => {
  for (const [index, code] of codes.entries()) {
    const reportId = `${agency}-${code}-${index}`;
    const report = { transfer, agency, code, reportId, claimedAt: world.clock.now(), reason: 'x' };
    valueOf(await reportStatus(world.ports)(report, world.act()));
  }
};

/** Documents to which everything happens that anybody reacts to. */
const eventfulLife = async (world: World): Promise<void> => {
  world.addressees.hold('H23.7', { kind: 'scoped', agency: 'H23.7', candidates: [{ agency: 'H24', scope: 'xã A' }] });
  const transfer = await sent(world, ['H26', 'H37', 'H23.7']);
  const own = { transfer, sender: 'G22', reason: 'x' };
  valueOf(await assignRouting(world.ports)({ transfer, code: 'H23.7', to: 'H24', reason: 'x' }, world.act()));
  await sent(world, ['H38']);
  await told(world, transfer, 'H38', '02');
  await told(world, transfer, 'H26', '01', '03', '04', '05');
  const content = valueOf(contentOfJson({ ...document, subject: 'Đính chính' }, [], 'G22', 'm-1'));
  const change = { ...own, requestId: 'u-1', content, added: [], removed: ['H38'], warnings: [] };
  valueOf(await update(world.ports)(change, world.act(), await world.ports.keyring.newDataKey()));
  await world.settle();
  await told(world, transfer, 'H26', '15');
  await told(world, transfer, 'H37', '16');
  valueOf(await recall(world.ports)({ ...own, requestId: 'r-1', agencies: ['H26', 'H37'] }, world.act()));
  await world.settle();
  for (const [agency, code] of [
    ['H26', '16'],
    ['H37', '15'],
  ] as const) {
    const answer = { transfer, agency, code, reportId: `recall-${agency}`, claimedAt: world.clock.now() };
    valueOf(await reportStatus(world.ports)(answer, world.act()));
  }
  await told(world, transfer, 'H26', '06');
  const waiting = { waitingSince: () => [{ transfer, agency: 'H24' }] };
  expect(await raiseSilence({ ...world.ports, waiting })({ hours: 24 })).toBe(1);
  const undecided = { undecidedSince: waiting.waitingSince };
  expect(await raiseExpiry({ ...world.ports, undecided })(48)).toBe(1);
  const replaces = [{ documentId, transfer, agencies: [] }];
  const second = await sent(world, ['H26', 'H37'], { messageId: 'm-2', document, replaces });
  valueOf(await recall(world.ports)({ ...own, transfer: second, requestId: 'r-2', agencies: ['H37'] }, world.act()));
  await world.settle();
  world.addressees.hold('H26', { kind: 'succeeded', agency: 'H26', successor: 'H38' });
  const deliveries = { openAgencies: () => ['H26'], openAt: () => [{ transfer: second, agency: 'H26' }] };
  const closings = { closedSince: () => world.clock.now() };
  expect(await passOnOpenDeliveries({ ...world.ports, deliveries, closings })()).toBe(1);
  await sent(world, ['H37'], { messageId: 'm-3', test: true });
};

it.each([0, 1, 2])(
  'every handler may run again after all that came later, and changes nothing (seed %d)',
  async (seed) => {
    await using world = await liveWorld({ through: (store) => hesitant(store, seed) });
    await eventfulLife(world);
    const happened = new Set((await world.all()).map(({ type }) => type));
    expect(Object.keys(world.handlers).filter((type) => !happened.has(type))).toEqual([]);
    world.addressees.resolve = () => {
      throw new Error('a reaction asks no register');
    };
    expect([await world.redo(), await world.redo()]).toEqual([0, 0]);
    expect(world.alarms).toEqual([]);
  },
);
