import fc from 'fast-check';
import { openMemoryEventStore } from '@lienthong/event-store';
import { localDateAt } from '@lienthong/identifiers';
import { systemClock } from '@lienthong/kernel';
import { startRegister } from '@lienthong/registry';
import type { ListedRow } from '../../domain/sync/sync-row.js';
import { applyChange } from './apply-change.js';
import { knownHere } from './known-here.js';
import { syncList } from './sync-list.js';

const row = (code: string, name: string, more: Partial<ListedRow> = {}): ListedRow => ({
  id: code,
  code,
  name,
  ...more,
});

/** A register that learns lists one after the other, and what it came to. */
const learn = async (...lists: readonly (readonly ListedRow[])[]) => {
  const store = openMemoryEventStore();
  await using registry = await startRegister(store);
  const reports = [];
  for (const list of lists) {
    const now = systemClock.now();
    const here = knownHere(registry, 'truc', now);
    const apply = applyChange({ store, registry, clock: systemClock }, 'truc', localDateAt(now), { role: 'hub' });
    const onProgress = () => undefined;
    reports.push(await syncList(list, { here, apply, onProgress, signal: new AbortController().signal }));
  }
  const agencies = [...registry.register.each(systemClock.now())].map(({ view }) => ({
    id: view.agencyId,
    codes: view.codes.map(({ code }) => code).toSorted(),
    name: view.name,
    parent: view.parent,
    status: view.status,
  }));
  return { reports, agencies, last: reports.at(-1) };
};

const OLD = '000.00.00.G31';
const one = row('G31', 'Một', { oldCode: OLD });
const two = row('G32', 'Hai', { oldCode: OLD });

describe('an old code that two rows of a list claim', () => {
  const told = [{ kind: 'claimed-twice', code: 'G32', other: 'G31', claimed: OLD }];

  it('goes to neither, and both agencies are brought in', async () => {
    const { agencies, last } = await learn([one, two]);
    expect(agencies).toMatchObject([
      { id: 'G31', codes: ['G31'], name: 'Một' },
      { id: 'G32', codes: ['G32'], name: 'Hai' },
    ]);
    expect(last).toMatchObject({ contradictions: told, counts: { contradicted: 1 } });
  });

  it('stays with who has it, who is not renamed', async () => {
    const { agencies, last } = await learn([one], [one, two]);
    expect(agencies).toMatchObject([
      { id: 'G31', codes: [OLD, 'G31'], name: 'Một' },
      { id: 'G32', codes: ['G32'], name: 'Hai' },
    ]);
    expect(last?.contradictions).toEqual(told);
  });

  it('stays with who has it also where the list has only the other', async () => {
    const { agencies, last } = await learn([one], [two]);
    expect(agencies.map(({ name }) => name)).toEqual(['Một', 'Hai']);
    expect(last?.contradictions).toEqual([{ kind: 'pair-differs', code: 'G32', agency: 'G31', claimed: OLD }]);
  });

  it('changes nothing when the list comes again', async () => {
    const { last } = await learn([one, two], [one, two]);
    expect(last).toMatchObject({ counts: { unchanged: 2, changes: { new: 0, code: 0, renamed: 0 } } });
  });
});

it('rows that stand above each other are told of with each other, and taken without it', async () => {
  const { agencies, last } = await learn([
    row('G31', 'Một', { id: '1', pid: '2' }),
    row('G32', 'Hai', { id: '2', pid: '1' }),
    row('G33', 'Ba', { id: '3', pid: '1' }),
  ]);
  expect(agencies.map(({ parent }) => parent)).toEqual([undefined, undefined, 'G31']);
  expect(last?.contradictions).toEqual([
    { kind: 'parent-circle', code: 'G31', other: 'G32' },
    { kind: 'parent-circle', code: 'G32', other: 'G31' },
  ]);
});

describe('a list in whatever order', () => {
  const codes = ['G31', 'G32', 'H49', 'H49.20', 'H49.20.01', '000.00.00.G31', '000.00.20.H49'];
  const anyRow = fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5', ''),
    pid: fc.constantFrom('1', '2', '3', '4', '', '0', '77'),
    code: fc.constantFrom(...codes),
    name: fc.constantFrom('Một', 'Hai', 'Ba'),
    oldCode: fc.constantFrom('', '', '000.00.00.G31', '000.00.00.G32', '000.00.20.H49'),
    deleted: fc.boolean(),
    modifyDate: fc.constantFrom('', '2025-07-01', '2025-08-01'),
  });
  const anyList = fc.array(anyRow, { maxLength: 9 });
  const shuffled = anyList.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
  );

  it('gives the same register and the same report', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, shuffled, async (before, [list, other]) => {
        const first = await learn(before, list);
        const second = await learn(before, other);
        expect(second.agencies).toEqual(first.agencies);
        expect(second.last).toEqual(first.last);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('changes nothing when it comes a third time', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, async (list) => {
        const { last } = await learn(list, list, list);
        expect(last?.counts.changes).toEqual({ new: 0, code: 0, renamed: 0, moved: 0, closed: 0 });
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('merges no two agencies whose codes of one generation it lists', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, anyList, async (before, list) => {
        const { agencies } = await learn(before, list);
        for (const { codes: held } of agencies)
          expect(held.filter((code) => /^[A-Z]/.test(code)).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
