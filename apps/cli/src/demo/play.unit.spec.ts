import { Fault, ok, refused } from '@lienthong/kernel';
import { play } from './play.js';
import { accepted, fall, refusedWith } from './scenes/scene.js';
import type { Scene } from './scenes/scene.js';
import type { Stage } from './stage.js';

const stage = {} as Stage;
const scene = (name: string, act: () => string): Scene => ({
  name,
  vi: '',
  en: '',
  play: () => Promise.resolve().then(act),
});
const refusal = { code: 'recipient/closed', path: '/to/0', status: 422, title: '', detail: '' };

const played = async (...acts: readonly (() => string)[]) =>
  (
    await play(
      acts.map((act, index) => scene(String(index), act)),
      stage,
      {},
      () => undefined,
    )
  ).map(({ outcome, said }) => [outcome, said]);

describe('a play', () => {
  it('goes on while every scene comes out as it should', async () => {
    expect(
      await played(
        () => 'a',
        () => 'b',
      ),
    ).toEqual([
      ['as it should', 'a'],
      ['as it should', 'b'],
    ]);
  });

  it.each([
    ['a check that does not hold', () => fall('nobody came'), 'nobody came'],
    [
      'an acceptance that was refused',
      () => accepted(refused(refusal), 'The plan'),
      'The plan was refused: recipient/closed /to/0',
    ],
    [
      'a refusal that was accepted',
      () => refusedWith(ok(1), 'recipient/closed').code,
      'recipient/closed was expected, and it was accepted',
    ],
    [
      'another refusal than expected',
      () => refusedWith(refused(refusal), 'x/y').code,
      'x/y was expected, not recipient/closed',
    ],
    [
      'a fault',
      () => {
        throw new Fault('demo/nothing-came', 'waited in vain');
      },
      'waited in vain',
    ],
  ])('falls at %s and stops there', async (_what, act: () => string, said) => {
    expect(await played(act, () => 'never')).toEqual([['fallen', said]]);
  });

  it('lets a bug through', async () => {
    await expect(
      played(() => {
        throw new TypeError('a bug');
      }),
    ).rejects.toThrow(TypeError);
  });
});
