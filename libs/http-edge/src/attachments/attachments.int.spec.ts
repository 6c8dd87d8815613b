import { startSampleEdge } from '../testing/sample-edge.js';
import type { SampleEdge } from '../testing/sample-edge.js';

describe('an attachment', () => {
  let sample: SampleEdge;
  beforeAll(async () => {
    sample = await startSampleEdge();
  });
  afterAll(() => sample[Symbol.asyncDispose]());

  const get = async (name: string, headers: Record<string, string> = {}): Promise<[number, string, Headers]> => {
    const response = await fetch(`${sample.url}/files/${encodeURIComponent(name)}`, {
      headers: { authorization: 'Bearer agency.s1', ...headers },
    });
    return [response.status, await response.text(), response.headers];
  };

  it('is served whole, to be saved and never shown', async () => {
    const [status, text, headers] = await get('Quyết định số 5.pdf');
    expect([status, text]).toEqual([200, '0123456789']);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '10',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-disposition':
        'attachment; filename="Quyet dinh so 5.pdf"; filename*=UTF-8\'\'Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20s%E1%BB%91%205.pdf',
    });
  });

  it('lets neither its name nor its type inject a header', async () => {
    const [status, , headers] = await get('evil');
    expect(status).toBe(200);
    expect(headers.has('set-cookie')).toBe(false);
    expect(headers.has('x-evil')).toBe(false);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="a___Set-Cookie_ x=1; don\.pdf"; filename\*=/,
    );
  });

  it.each([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=3-5', '345', 'bytes 3-5/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=7-999', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=-999', '0123456789', 'bytes 0-9/10'],
  ])('is served in part for %s', async (range, part, contentRange) => {
    const [status, text, headers] = await get('a.pdf', { range });
    expect([status, text, headers.get('content-range')]).toEqual([206, part, contentRange]);
    expect(headers.get('content-length')).toBe(String(part.length));
  });

  it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('cannot be served for %s', async (range) => {
    const [status, text, headers] = await get('a.pdf', { range });
    expect([status, headers.get('content-range')]).toEqual([416, 'bytes */10']);
    expect(JSON.parse(text)).toMatchObject({ code: 'http/range', params: { size: 10 } });
    expect(headers.has('content-disposition')).toBe(false);
  });

  it.each(['bytes=5-3', 'bytes=a-b', 'items=0-1', 'bytes=0-1,4-5', 'bytes=-', 'bytes=1-2 '.repeat(50)])(
    'is served whole where the range is passed over: %s',
    async (range) => {
      const [status, text] = await get('a.pdf', { range });
      expect([status, text]).toEqual([200, '0123456789']);
    },
  );

  it('that changed meanwhile is served whole', async () => {
    expect((await get('a.pdf', { range: 'bytes=1-2', 'if-range': '"v0"' }))[0]).toBe(200);
    expect((await get('a.pdf', { range: 'bytes=1-2', 'if-range': '"v1"' }))[0]).toBe(206);
  });

  it('without bytes is served empty, and no range of it', async () => {
    expect((await get('empty')).slice(0, 2)).toEqual([200, '']);
    expect((await get('empty', { range: 'bytes=0-' }))[0]).toBe(416);
  });
});
