import { positionWaiters } from './waiters.js';

describe('waiting for a position', () => {
  it('is over at once when the position is reached already', async () => {
    expect(await positionWaiters(() => 5).wait(5, 60_000)).toBe(true);
  });

  it('is over for those whose position is reached, and only for them', async () => {
    let now = 0;
    const waiters = positionWaiters(() => now);
    const [near, far] = [waiters.wait(5, 60_000), waiters.wait(6, 60_000)];
    now = 5;
    waiters.reached(5);
    expect(await near).toBe(true);
    expect(await Promise.race([far, Promise.resolve('still waiting')])).toBe('still waiting');
    waiters.giveUp();
    expect(await far).toBe(false);
  });

  it('ends with false after its time', async () => {
    expect(await positionWaiters(() => 0).wait(1, 1)).toBe(false);
  });

  it('is refused once the projection has stopped', async () => {
    const waiters = positionWaiters(() => 0);
    waiters.giveUp();
    expect(await waiters.wait(1, 60_000)).toBe(false);
  });
});
