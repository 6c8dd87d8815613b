import { requestIdOf } from './request-id.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the correlation id', () => {
  it('is the trace id of a well-formed traceparent, before any other', () => {
    const headers = {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      'x-request-id': '11111111-2222-3333-4444-555555555555',
    };
    expect(requestIdOf({ headers })).toBe('0af7651916cd43dd8448eb211c80319c');
  });

  it('is a well-formed x-request-id', () => {
    const id = '11111111-2222-3333-4444-555555555555';
    expect(requestIdOf({ headers: { 'x-request-id': id } })).toBe(id);
  });

  it.each([
    { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` },
    { traceparent: 'nonsense' },
    { 'x-request-id': '079301000001' },
    { 'x-request-id': 'a'.repeat(33) },
    {},
  ])('is made anew for %j', (headers) => {
    const id = requestIdOf({ headers });
    expect(id).toMatch(UUID);
    expect(id).not.toBe(requestIdOf({ headers }));
  });
});
