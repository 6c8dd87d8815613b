import { HttpException, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { Fault } from '@lienthong/kernel';
import { refusalOfError } from './refusal-of-error.js';
import { orRefuse, Refused } from './refused.js';

describe('refusalOfError', () => {
  it('keeps refusals and faults as they are', () => {
    const refusal = { code: 'agency/unknown', path: '/code' };
    const fault = new Fault('store/corrupt', 'x');
    expect(refusalOfError(new Refused(refusal))).toBe(refusal);
    expect(refusalOfError(fault)).toBe(fault);
    expect(() => orRefuse({ ok: false, refusal })).toThrow(Refused);
    expect(orRefuse({ ok: true, value: 7 })).toBe(7);
  });

  it.each<[unknown, { code: string; path?: string }]>([
    [new NotFoundException('Canary'), { code: 'http/not-found' }],
    [new ServiceUnavailableException('Canary'), { code: 'http/unavailable' }],
    [new HttpException('Canary', 418), { code: 'http/refused' }],
    [new HttpException('Canary', 500), { code: 'http/internal' }],
    [
      new HttpException('x', 413, { cause: Object.assign(new Error('y'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE' }) }),
      { code: 'http/too-large', path: '' },
    ],
    [new TypeError('Canary'), { code: 'http/internal' }],
    ['Canary', { code: 'http/internal' }],
    [undefined, { code: 'http/internal' }],
  ])('answers %p by the catalogue alone', (error, refusal) => {
    expect(refusalOfError(error)).toEqual(refusal);
  });
});
