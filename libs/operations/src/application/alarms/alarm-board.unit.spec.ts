import { Fault, instantOf } from '@lienthong/kernel';
import type { Alarm } from './alarm.js';
import { createAlarmBoard } from './alarm-board.js';

const fixture = (keep?: number) => {
  let second = 0;
  const logged: Alarm[] = [];
  const clock = { now: () => instantOf(new Date(Date.UTC(2026, 0, 1, 0, 0, second))) };
  const log = (alarm: Alarm): void => void logged.push(alarm);
  const board = createAlarmBoard({ clock, log, ...(keep === undefined ? {} : { keep }) });
  return { board, logged, pass: (seconds: number) => (second += seconds) };
};

const at = (second: string) => `2026-01-01T00:00:${second}.000Z`;

describe('the alarm board', () => {
  it('takes a reactor’s alarm, and logs it', () => {
    const { board, logged } = fixture();
    board.ofReactor({
      reactor: 'router',
      kind: 'parked',
      type: 'DocumentSubmitted',
      position: 7,
      code: 'registry/gap',
    });
    const alarm = {
      source: 'reactor',
      name: 'router',
      kind: 'parked',
      type: 'DocumentSubmitted',
      position: 7,
      code: 'registry/gap',
      since: at('00'),
      last: at('00'),
      times: 1,
    };
    expect(board.latest()).toEqual([alarm]);
    expect(logged).toEqual([alarm]);
  });

  it('takes what a projection tells of going wrong, and neither progress nor a swap', () => {
    const { board } = fixture();
    board.ofProjection({ type: 'progress', name: 'trace', position: 1, head: 2 });
    board.ofProjection({ type: 'swapped', name: 'trace', position: 2 });
    expect(board.latest()).toEqual([]);
    board.ofProjection({ type: 'unknown-type', name: 'trace', eventType: 'FutureFact', position: 3 });
    board.ofProjection({ type: 'failed', name: 'trace', position: 4, code: 'read-model/sqlite-13', retryInMs: 200 });
    board.ofProjection({ type: 'rebuilding', name: 'trace', reason: 'read-model/lost' });
    board.ofProjection({ type: 'worker-died', code: 'exit', restartInMs: 1000 });
    expect(board.latest().map(({ name, kind, code, type }) => ({ name, kind, code, type }))).toEqual([
      { name: 'worker', kind: 'worker-died', code: 'exit', type: undefined },
      { name: 'trace', kind: 'rebuilding', code: 'read-model/lost', type: undefined },
      { name: 'trace', kind: 'failed', code: 'read-model/sqlite-13', type: undefined },
      { name: 'trace', kind: 'unknown-type', code: undefined, type: 'FutureFact' },
    ]);
  });

  it('tells of a failed task its code or the kind of its error, and no word of it', () => {
    const { board, logged } = fixture();
    board.ofTask('silence', new Fault('store/unavailable', 'the disk of Nguyễn Văn A is full'));
    board.ofTask('succession', new TypeError('0912345678'));
    board.ofTask('succession', 'Nguyễn Văn A');
    expect(board.latest().map(({ name, code }) => `${name} ${code ?? ''}`)).toEqual([
      'succession task/string',
      'succession task/TypeError',
      'silence store/unavailable',
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/Nguyễn|0912345678/);
  });

  it('keeps the same alarm once, with since when and how often, and logs it every time', () => {
    const { board, logged, pass } = fixture();
    const fail = () => board.ofProjection({ type: 'failed', name: 'trace', position: 4, code: 'x', retryInMs: 1 });
    fail();
    pass(5);
    board.ofTask('silence', new Fault('store/unavailable', 'full'));
    pass(5);
    fail();
    expect(board.latest()).toMatchObject([
      { name: 'trace', since: at('00'), last: at('10'), times: 2 },
      { name: 'silence', since: at('05'), last: at('05'), times: 1 },
    ]);
    expect(logged).toHaveLength(3);
  });

  it('keeps the last 200 and counts all of them', () => {
    const { board } = fixture();
    for (let position = 1; position <= 205; position += 1)
      board.ofReactor({ reactor: 'router', kind: 'parked', type: 'DocumentSubmitted', position, code: 'x' });
    const latest = board.latest();
    expect(latest).toHaveLength(200);
    expect([latest[0]?.position, latest.at(-1)?.position]).toEqual([205, 6]);
    expect(board.counts()).toEqual([{ source: 'reactor', name: 'router', kind: 'parked', times: 205 }]);
  });

  it('forgets first what was not raised for longest', () => {
    const { board } = fixture(2);
    const raise = (name: string) => board.raise({ source: 'hub', name, kind: 'trouble' });
    for (const name of ['a', 'b', 'a', 'c']) raise(name);
    expect(board.latest().map(({ name, times }) => [name, times])).toEqual([
      ['c', 1],
      ['a', 2],
    ]);
    expect(board.latest(1)).toHaveLength(1);
  });
});
