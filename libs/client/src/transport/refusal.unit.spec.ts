import { refusalIn } from './refusal.js';
import { at, queryText } from './request.js';

const problem = { code: 'recipient/unknown', title: 'Look it up.', detail: 'Chưa đăng ký.', status: 422 };

describe('a problem document', () => {
  it('becomes a refusal with its code, place and both sentences', () => {
    const whole = { ...problem, path: '/to/0', params: { agency: 'H1' }, instance: 'urn:x', errors: [{ path: '/a' }] };
    expect(refusalIn(422, JSON.stringify(whole))).toEqual({ ...whole });
  });

  it('takes its status from the answer', () => {
    expect(refusalIn(409, JSON.stringify(problem))).toEqual({ ...problem, status: 409 });
  });

  it.each(['', '<html>Bad gateway</html>', 'null', '[]', '"x"', JSON.stringify({ code: 'x/y', title: 'only' })])(
    '%j is none',
    (text) => {
      expect(refusalIn(502, text)).toBeUndefined();
    },
  );
});

describe('a path', () => {
  it('encodes every value', () => {
    expect(at`/v1/agencies/${'../H1?x=1'}/inbox/${7}`).toBe('/v1/agencies/..%2FH1%3Fx%3D1/inbox/7');
  });
});

describe('a query', () => {
  it('leaves out what is not given', () => {
    expect(queryText({ a: undefined, b: 0, c: 'Số 1', d: false })).toBe('?b=0&c=S%E1%BB%91+1&d=false');
    expect(queryText({ a: undefined })).toBe('');
  });
});
