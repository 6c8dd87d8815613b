import { backlogStatus, createBacklog } from './backlog.js';

describe('the backlog of a relay', () => {
  it('is nothing while topics show their inboxes', () => {
    const backlog = createBacklog(() => 5);
    backlog.stands('H37', 3, 3);
    expect(backlogStatus([backlog], 9)).toEqual({ behind: 0, worst: [], oldestMs: 0 });
  });

  it('counts the entries that are not shown, from when they were first seen to wait', () => {
    const backlog = createBacklog(() => 5);
    backlog.stands('H37', 3, -1);
    backlog.stands('H26', 0, -1);
    const worst = [
      { agency: 'H37', lag: 4 },
      { agency: 'H26', lag: 1 },
    ];
    expect(backlogStatus([backlog], 9)).toEqual({ behind: 2, worst, oldestMs: 4 });
  });

  it('takes the time at which the oldest was placed once it knows it', () => {
    const backlog = createBacklog(() => 5_000);
    backlog.stands('H37', 3, -1);
    backlog.placed('H37', 1_000);
    backlog.placed('H37', Number.NaN);
    backlog.placed('H26', 1);
    backlog.stands('H37', 4, -1);
    expect(backlogStatus([backlog], 6_000)).toMatchObject({ behind: 1, oldestMs: 5_000 });
  });

  it('forgets what was shown, and who is relayed elsewhere', () => {
    const backlog = createBacklog(() => 0);
    for (const agency of ['H26', 'H37', 'H49']) backlog.stands(agency, 3, -1);
    backlog.reached('H26', 3);
    backlog.reached('H37', 1);
    backlog.only(new Set(['H26', 'H37']));
    expect(backlog.all()).toEqual([{ agency: 'H37', lag: 2, since: 0 }]);
  });

  it('names twenty of a thousand agencies', () => {
    const backlog = createBacklog(() => 0);
    for (let index = 0; index < 1_000; index += 1) backlog.stands(`H${index}`, index, -1);
    const { behind, worst } = backlogStatus([backlog], 0);
    expect([behind, worst.length, worst[0]]).toEqual([1_000, 20, { agency: 'H999', lag: 1_000 }]);
  });
});
