import { Fault } from '@lienthong/kernel';
import { describeError } from './describe-error.js';

describe('describeError', () => {
  it('tells kinds, codes and places, and the words of faults only', () => {
    const cause = Object.assign(new Error('Canary\n    at Canary (Canary)'), { code: 'ENOSPC' });
    const described = describeError(new Fault('store/unavailable', 'The disk is full', { cause }));
    expect(described).toMatchObject({
      name: 'Fault',
      code: 'store/unavailable',
      message: 'The disk is full',
      cause: { name: 'Error', code: 'ENOSPC' },
    });
    expect(described.frames[0]).toContain('describe-error.unit.spec');
    expect(JSON.stringify(described)).not.toContain('Canary');
  });

  it('ends on causes that go in a circle, and on what is no error', () => {
    const error = new Error('x');
    error.cause = error;
    expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000);
    expect(describeError('Canary')).toEqual({ name: 'string', frames: [] });
  });
});
