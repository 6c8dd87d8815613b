import { Fault } from '@lienthong/kernel';
import { readOptions } from './options.js';
import { toldOf } from './told.js';

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('what keeps the axis from starting', () => {
  it('is told in words, with what to do next', () => {
    const told = toldOf(new Fault('hub/no-folder', 'No hub in /srv/hub'));
    expect(told).toContain('[hub/no-folder]');
    expect(told).toContain('→ No hub in /srv/hub. ');
  });

  it('an option that is not one is named', () => {
    expect(toldOf(thrownBy(() => readOptions(['--nope'])))).toContain('--nope');
  });

  it('a port that is taken is what the operating system says', () => {
    const taken = Object.assign(new Error('listen EADDRINUSE: address already in use'), {
      code: 'EADDRINUSE',
      syscall: 'listen',
    });
    expect(toldOf(taken)).toContain('EADDRINUSE');
  });

  it('a bug shows its stack instead', () => {
    expect(toldOf(new TypeError('x is not a function'))).toBeUndefined();
  });
});
