import { Fault } from '@lienthong/kernel';
import { catalogue } from './catalogue.js';
import { axisNumberOf, problemOf } from './problem.js';

describe('problemOf', () => {
  it('tells a refusal with its sentences, path and parameters', () => {
    const refusal = { code: 'recipient/unknown', path: '/to/0', params: { agency: 'H53.11' } };
    expect(problemOf(refusal, 'urn:lienthong:request:1')).toEqual({
      type: 'urn:lienthong:problem:recipient/unknown',
      title: 'Recipient H53.11 is not registered. Look its code up in the register.',
      status: 422,
      detail: 'Đơn vị nhận H53.11 chưa được đăng ký trên trục liên thông.',
      code: 'recipient/unknown',
      path: '/to/0',
      params: { agency: 'H53.11' },
      instance: 'urn:lienthong:request:1',
    });
  });

  it('tells no word of a fault’s message or cause', () => {
    const fault = new Fault('store/unavailable', 'Nguyen Van Canary', { cause: new Error('Nguyen Van Canary') });
    const problem = problemOf(fault);
    expect(problem).toMatchObject({ status: 503, code: 'store/unavailable' });
    expect(JSON.stringify(problem)).not.toContain('Canary');
  });

  it('answers a code that is in no catalogue as an internal error, without its parameters', () => {
    const problem = problemOf({ code: 'nowhere/known', path: '/x', params: { name: 'Canary' } });
    expect(problem).toMatchObject({ status: 500, code: 'http/internal' });
    expect(JSON.stringify(problem)).not.toMatch(/Canary|nowhere/);
  });

  it('takes no property of Object for a code', () => {
    expect(problemOf({ code: 'toString' }).code).toBe('http/internal');
    expect(problemOf({ code: '__proto__' }).code).toBe('http/internal');
  });

  it('shows a parameter that is not given as an ellipsis', () => {
    expect(problemOf({ code: 'recipient/unknown' }).title).toContain('Recipient … is not registered');
  });
});

describe('axisNumberOf', () => {
  it('gives the axis’s number', () => {
    expect(axisNumberOf('recipient/unknown')).toBe(18);
    expect(axisNumberOf('http/headers-too-large')).toBe(10);
  });

  it('gives 20, after which clients come again, for what passes by itself alone', () => {
    expect(axisNumberOf('http/too-many-requests')).toBe(20);
    expect(axisNumberOf('http/internal')).toBe(20);
    expect(axisNumberOf('nowhere/known')).toBe(20);
    const said = Object.entries(catalogue).filter(([code]) =>
      /^(delivery|status|change|transfer|recipient|sender)\//.test(code),
    );
    expect(said.length).toBeGreaterThan(25);
    for (const [code, { status }] of said) expect([code, axisNumberOf(code) === 20]).toEqual([code, status >= 500]);
  });

  it('gives 21 for what is refused by a rule, and stays so', () => {
    expect(axisNumberOf('delivery/recalled')).toBe(21);
    expect(axisNumberOf('status/identity-taken')).toBe(21);
  });
});
