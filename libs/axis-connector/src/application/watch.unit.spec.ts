import { watchDirection } from './watch.js';

const fixture = (isOver?: (key: string) => boolean) => {
  let now = 0;
  const watch = watchDirection(
    () => now,
    () => undefined,
    isOver,
  );
  return { watch, later: (ms: number) => (now += ms) };
};

describe('how long the oldest message waits', () => {
  it('counts from when it was first seen until it is gone', () => {
    const { watch, later } = fixture();
    watch.arrived('d-1', 0);
    later(1_000);
    watch.arrived('d-1', 1_000);
    watch.arrived('d-2', 1_000);
    expect(watch.status()).toMatchObject({ waiting: 2, oldestMs: 1_000 });
    watch.gone('d-1');
    expect(watch.status()).toMatchObject({ waiting: 1, oldestMs: 0 });
  });

  it('says nothing of what the axis lists no more', () => {
    const { watch, later } = fixture();
    for (const docId of ['d-1', 'd-2']) watch.arrived(docId, 0);
    later(1_000);
    watch.keep(new Set(['d-2', 'd-3']));
    expect(watch.status()).toMatchObject({ waiting: 1, oldestMs: 1_000 });
    watch.keep(new Set());
    expect(watch.status()).toMatchObject({ waiting: 0, oldestMs: 0 });
  });

  it('says nothing of what an operator gave up while it waited', () => {
    const givenUp = new Set<string>();
    const { watch, later } = fixture((key) => givenUp.has(key));
    watch.arrived('p-1', 0);
    later(1_000);
    givenUp.add('p-1');
    expect(watch.status()).toMatchObject({ waiting: 0, oldestMs: 0 });
  });
});
