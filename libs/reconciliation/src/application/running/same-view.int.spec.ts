import { CODE, COMMUNE, received } from '@lienthong/dossier/testing';
import { reconciliationStream } from '../../contracts/streams.js';
import { readApart } from '../../readers/apart/read-apart.js';
import { DEFAULT_VIEW_LIMITS } from '../../readers/view.js';
import type { View } from '../../readers/view.js';
import { openReconciliationWorld } from '../../testing/reconciliation-world.js';
import type { ReconciliationWorld } from '../../testing/reconciliation-world.js';
import { reconcile } from './reconcile.js';

const of = (...rows: readonly string[]): View => {
  const chunks = [Buffer.from(['Mã hồ sơ,Trạng thái', ...rows, ''].join('\n'))];
  return readApart({ source: 'csv', vocabulary: 'portal', limits: DEFAULT_VIEW_LIMITS, chunks });
};
const compare = async (world: ReconciliationWorld, run: string, view: View, complete = false) => {
  const comparison = { run, agency: COMMUNE, vocabulary: 'portal', source: 'csv', complete } as const;
  const done = await reconcile(world.ports)(comparison, view, { role: 'clerk' });
  await world.settle();
  return done;
};
const TAKEN = { refusal: { code: 'reconciliation/run-taken', path: '/messageId' } };

describe('a comparison is of one view', () => {
  it('and answers that as before, and refuses any other', async () => {
    await using world = await openReconciliationWorld();
    await world.birth('1', received);
    const first = await compare(world, 'run', of(`${CODE},2`));
    expect(await compare(world, 'run', of(`${CODE},2`))).toEqual(first);
    await expect(compare(world, 'run', of(`${CODE},4`))).rejects.toMatchObject(TAKEN);
    await expect(compare(world, 'run', of())).rejects.toMatchObject(TAKEN);
  });

  it('also where it was cut off: only that view finishes it', async () => {
    await using world = await openReconciliationWorld();
    await world.birth('1', received);
    await compare(world, 'whole', of(`${CODE},2`));
    const [start] = await world.store.readStream(reconciliationStream('whole'));
    if (start === undefined) throw new TypeError('no start');
    const { type, data, meta } = start;
    const id = start.id.replace(/^..../, 'ffff') as typeof start.id;
    await world.store.append(reconciliationStream('cut'), 'no-stream', [{ id, type, data, meta }]);
    await expect(compare(world, 'cut', of(`${CODE},4`))).rejects.toMatchObject(TAKEN);
    expect((await compare(world, 'cut', of(`${CODE},2`))).counts.behind).toBe(1);
  });

  it('and none where the view has no row and does not claim to be complete', async () => {
    await using world = await openReconciliationWorld();
    await expect(compare(world, 'run', of())).rejects.toMatchObject({ refusal: { code: 'reconciliation/view-empty' } });
    expect(await world.store.headOf(reconciliationStream('run'))).toBe(-1);
  });
});

it('the drift rate is not wiped by a later view that has nothing in common with the hub', async () => {
  await using world = await openReconciliationWorld();
  await world.birth('1', received);
  await compare(world, 'behind', of(`${CODE},2`));
  await compare(world, 'strange', of('H49.204-260303-9999,4'));
  expect(world.results.rate(COMMUNE, world.clock.now())).toEqual({ compared: 1, drifting: 1, rate: 1 });
});
