import { createRecentEvents } from './recent-events.js';
import type { Settled } from './recent-events.js';

const appended = (stream: string, position: number, ...types: readonly string[]): Settled => ({
  request: {
    kind: 'append',
    stream,
    category: stream.split('-')[0] ?? '',
    expected: 'any',
    events: types.map((type) => ({ id: `${stream}/${type}`, type, data: '{"a":1}', meta: '{}', sealed: null })),
    keys: [],
  },
  result: { kind: 'appended', revision: types.length - 1, position },
  at: 0,
});

const typesOf = (recent: ReturnType<typeof createRecentEvents>, after: number, limit = 10, categories?: string[]) => {
  const window = recent.window(after, limit, categories === undefined ? undefined : { categories });
  return window && { types: window.events.map(({ type }) => type), position: window.position, live: window.live };
};

describe('the newest events in memory', () => {
  it('answer whoever follows closely, in commit order, decoded on demand', () => {
    const recent = createRecentEvents();
    recent.add([appended('a-1', 12, 'A', 'B'), appended('b-1', 13, 'C')]);
    expect(typesOf(recent, 10)).toEqual({ types: ['A', 'B', 'C'], position: 13, live: true });
    expect(typesOf(recent, 11)).toEqual({ types: ['B', 'C'], position: 13, live: true });
    expect(typesOf(recent, 13)).toEqual({ types: [], position: 13, live: true });
    expect(recent.window(10, 1, undefined)?.events[0]).toMatchObject({ position: 11, revision: 0, data: { a: 1 } });
  });

  it('do not answer for what they do not reach back to', () => {
    const recent = createRecentEvents();
    expect(recent.window(0, 10, undefined)).toBeUndefined();
    recent.add([appended('a-1', 12, 'A', 'B')]);
    expect(recent.window(9, 10, undefined)).toBeUndefined();
  });

  it('fill a page and tell where it ended', () => {
    const recent = createRecentEvents();
    recent.add([appended('a-1', 3, 'A', 'B', 'C')]);
    expect(typesOf(recent, 0, 2)).toEqual({ types: ['A', 'B'], position: 2, live: false });
    expect(typesOf(recent, 2, 2)).toEqual({ types: ['C'], position: 3, live: true });
  });

  it('pass over what a filter leaves out, and still tell of the progress', () => {
    const recent = createRecentEvents();
    recent.add([appended('a-1', 1, 'A'), appended('b-1', 2, 'B')]);
    expect(typesOf(recent, 0, 10, ['a'])).toEqual({ types: ['A'], position: 2, live: true });
  });

  it('leave out what was repeated or refused', () => {
    const recent = createRecentEvents();
    const fault = { kind: 'fault', fault: { code: 'store/wrong-revision', message: '', retriable: true } } as const;
    const repeated = { kind: 'repeated', revision: 0, position: 1 } as const;
    recent.add([
      appended('a-1', 5, 'A'),
      { ...appended('a-2', 0, 'X'), result: fault },
      { ...appended('a-3', 0, 'Y'), result: repeated },
      appended('a-4', 6, 'B'),
    ]);
    expect(typesOf(recent, 4)).toEqual({ types: ['A', 'B'], position: 6, live: true });
  });

  it('begin anew where positions do not follow on each other', () => {
    const recent = createRecentEvents();
    recent.add([appended('a-1', 5, 'A')]);
    recent.add([appended('a-2', 9, 'B')]);
    expect(recent.window(4, 10, undefined)).toBeUndefined();
    expect(typesOf(recent, 8)).toEqual({ types: ['B'], position: 9, live: true });
  });

  it('keep no more than they are told to', () => {
    const recent = createRecentEvents(2);
    for (let position = 1; position <= 9; position += 1) recent.add([appended(`a-${position}`, position, 'A')]);
    expect(recent.window(1, 10, undefined)).toBeUndefined();
    expect(typesOf(recent, 7)?.position).toBe(9);
  });
});
