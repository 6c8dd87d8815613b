import { createGroupCommit } from './group-commit.js';
import type { GroupWriter } from './group-writer.js';
import type { GroupResult, WriteRequest } from './request.js';

/** A writer that commits when the test says so. */
const heldWriter = () => {
  const parts: WriteRequest[][] = [];
  const groups: { readonly count: number; readonly finish: (result: GroupResult) => void }[] = [];
  let head = 0;
  const writer: GroupWriter = {
    add: ({ requests }) => void parts.push([...requests]),
    commit: (count) => new Promise((resolve) => groups.push({ count, finish: resolve })),
    close: () => Promise.resolve(),
  };
  const finish = (): void => {
    const group = groups.at(-1);
    if (group === undefined) throw new Error('No group is being committed.');
    const results = Array.from({ length: group.count }, () => ({ kind: 'done' }) as const);
    group.finish({ committed: true, head: (head += 1), results });
  };
  return { writer, parts, groups, finish };
};

const turn = () => new Promise((resolve) => setImmediate(resolve));
const save = (position: number): WriteRequest => ({ kind: 'checkpoint', name: 'reader', position });

describe('group commit', () => {
  it('commits together what gathers in a turn, and what gathers while a group commits', async () => {
    const { writer, groups, finish } = heldWriter();
    const commit = createGroupCommit(
      writer,
      () => 0,
      () => undefined,
    );
    const first = [1, 2, 3].map((position) => commit.submit(save(position), 1));
    await turn();
    const second = [4, 5].map((position) => commit.submit(save(position), 1));
    await turn();
    expect(groups.map(({ count }) => count)).toEqual([3]);
    finish();
    await Promise.all(first);
    while (groups.length < 2) await turn();
    expect(groups.map(({ count }) => count)).toEqual([3, 2]);
    finish();
    await Promise.all(second);
    expect(commit.stats()).toEqual({ groups: 2, failedGroups: 0, requests: 5, largestGroup: 3, queued: 0 });
  });

  it('caps a group by its requests and by its bytes, and keeps the order', async () => {
    const { writer, parts, groups, finish } = heldWriter();
    const commit = createGroupCommit(
      writer,
      () => 0,
      () => undefined,
    );
    const many = Array.from({ length: 1_500 }, (_, position) => commit.submit(save(position), 1));
    const heavy = [1_500, 1_501, 1_502].map((position) => commit.submit(save(position), 5 * 1024 * 1024));
    for (let done = 1; done <= 4; done += 1) {
      while (groups.length < done) await turn();
      finish();
    }
    await Promise.all([...many, ...heavy]);
    expect(groups.map(({ count }) => count)).toEqual([1_024, 477, 1, 1]);
    const positions = parts.flat().map((request) => (request.kind === 'checkpoint' ? request.position : -1));
    expect(positions).toEqual(Array.from({ length: 1_503 }, (_, position) => position));
  });

  it('gives the first of a group to the writer while the rest still gathers', () => {
    const { writer, parts, groups } = heldWriter();
    const commit = createGroupCommit(
      writer,
      () => 0,
      () => undefined,
    );
    for (let position = 0; position < 40; position += 1) void commit.submit(save(position), 1);
    expect(parts.map(({ length }) => length)).toEqual([32]);
    expect(groups).toEqual([]);
  });

  it('lets a restriction stand alone', async () => {
    const { writer, groups, finish } = heldWriter();
    const commit = createGroupCommit(
      writer,
      () => 0,
      () => undefined,
    );
    const all = [save(1), { kind: 'restrict', restriction: { readOnly: false } } as const, save(2)].map((request) =>
      commit.submit(request, 1),
    );
    for (let done = 1; done <= 3; done += 1) {
      while (groups.length < done) await turn();
      finish();
    }
    await Promise.all(all);
    expect(groups.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it('tells of growth only when the feed has grown', async () => {
    const { writer, groups } = heldWriter();
    let grown = 0;
    const commit = createGroupCommit(
      writer,
      () => 0,
      () => (grown += 1),
    );
    for (const [index, head] of [5, 5, 6].entries()) {
      const saved = commit.submit(save(1), 1);
      while (groups.length <= index) await turn();
      groups[index]?.finish({ committed: true, head, results: [{ kind: 'done' }] });
      await saved;
    }
    expect(grown).toBe(2);
  });

  it('fails every request of a group that could not be committed, and no other', async () => {
    const { writer, groups, finish } = heldWriter();
    const commit = createGroupCommit(
      writer,
      () => 0,
      () => undefined,
    );
    const lost = [1, 2].map((position) => commit.submit(save(position), 1));
    await turn();
    const next = commit.submit(save(3), 1);
    const fault = { code: 'store/unavailable', message: 'full', retriable: true };
    groups[0]?.finish({ committed: false, fault });
    for (const one of lost) await expect(one).rejects.toMatchObject(fault);
    while (groups.length < 2) await turn();
    finish();
    await expect(next).resolves.toEqual({ kind: 'done' });
  });

  it('writes what it was given before it closes, and refuses what comes after', async () => {
    const { writer, groups, finish } = heldWriter();
    const commit = createGroupCommit(
      writer,
      () => 0,
      () => undefined,
    );
    const given = commit.submit(save(1), 1);
    const closed = commit.close();
    await expect(commit.submit(save(2), 1)).rejects.toMatchObject({ code: 'store/closed' });
    while (groups.length < 1) await turn();
    finish();
    await given;
    await closed;
  });

  it('lets a group that follows a big one grow as big before it is committed, and never waits for long', async () => {
    const { writer, groups, finish } = heldWriter();
    const commit = createGroupCommit(
      writer,
      () => 0,
      () => undefined,
    );
    const many = (count: number) => Array.from({ length: count }, (_, position) => commit.submit(save(position), 1));
    const first = many(10);
    await turn();
    finish();
    await Promise.all(first);
    const second = many(9);
    await turn();
    expect(groups).toHaveLength(1);
    const tenth = commit.submit(save(9), 1);
    expect(groups.map(({ count }) => count)).toEqual([10, 10]);
    finish();
    await Promise.all([...second, tenth]);
    const third = many(1);
    while (groups.length < 3) await turn();
    expect(groups.map(({ count }) => count)).toEqual([10, 10, 1]);
    finish();
    await Promise.all(third);
  });
});
