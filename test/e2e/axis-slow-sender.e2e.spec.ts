import { axisConfig, startAxisHub } from '../support/axis/axis-hub.js';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { kitHash, kitSignature } from '../support/axis/kit.js';
import { fileOf } from '../support/axis/refused.js';
import { trickle } from '../support/axis/trickle.js';

const PACE = { senderBytesPerSecond: 2_000, senderGraceMs: 2_000 };

let axis: AxisHub;
beforeAll(async () => void (axis = await startAxisHub({ axis: { ...axisConfig, limits: PACE } })));
afterAll(() => axis[Symbol.asyncDispose]());

const file = fileOf();
const headOf = (secret: string): string => {
  const own = { from: 'G22', servicetype: 'eDoc', messagetype: 'edoc', 'hash-file': kitHash(file) };
  const headers = [
    ...Object.entries({ ...own, systemid: 'VN.OURS' }).map(([name, value]) => [`XroadVnpt-${name}`, value] as const),
    ...Object.entries(kitSignature(own, secret)),
  ];
  return [
    'POST /sendEdoc HTTP/1.1',
    'Host: x',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Content-Length: 90000000',
    '',
    '',
  ].join('\r\n');
};

describe('a file that trickles in', () => {
  it.each([
    ['500', 100, 200],
    ['20', 4, 200],
  ])(
    'at %s bytes a second is refused in words, with a DocId, before its connection ends',
    async (_, bytes, everyMs) => {
      const { answer, written } = await trickle(axis.endpoint, headOf(axis.secret), file.subarray(0, bytes), everyMs);
      expect(written).toBeGreaterThan(bytes);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({
        status: 'FAIL',
        ErrorCode: '20',
        ErrorDesc: expect.stringContaining('quá chậm') as string,
        DocId: '',
      });
    },
  );

  it('and was refused from its headers alone is told that reason, not that it is slow', async () => {
    const { answer } = await trickle(axis.endpoint, headOf('wrong'), file.subarray(0, 100), 200);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
      status: 'FAIL',
      ErrorCode: '15',
      ErrorDesc: expect.stringMatching(/khóa bí mật không đúng/) as string,
      DocId: '',
    });
  });
});
