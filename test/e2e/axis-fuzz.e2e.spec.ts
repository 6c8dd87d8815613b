import fc from 'fast-check';
import { AXIS_CALL_NAMES, AXIS_CALLS } from '@lienthong/axis-protocol';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { rawHttp } from '../support/axis/raw-http.js';
import { startTriedAxis } from '../support/axis/refused.js';

let axis: AxisHub;
beforeAll(async () => void (axis = await startTriedAxis()));
afterAll(() => axis[Symbol.asyncDispose]());

describe('whatever is sent', () => {
  const names = [
    'servicetype',
    'messagetype',
    'docId',
    'status',
    'from',
    'to',
    'hash-file',
    'AgencyCode',
    'level',
    'description',
  ];
  const value = fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('eDoc', 'edoc', 'status', 'done', 'fail', '[]', '["H56"]', 'G22'),
    )
    .map((text) =>
      Buffer.from(text, 'utf8')
        .toString('latin1')
        .replace(/[\r\n\0]/g, ' '),
    );

  it('is answered with a FAIL or an OK in the shape of its call, and the hub goes on', async () => {
    const answers = { OK: 0, FAIL: 0 };
    const argument = fc.dictionary(fc.constantFrom(...names), value);
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...AXIS_CALL_NAMES),
        argument,
        body,
        fc.boolean(),
        async (name, own, bytes, sign) => {
          const reply = await axis.kit().call(name, own, {
            method: AXIS_CALLS[name].method,
            body: AXIS_CALLS[name].method === 'GET' ? '' : bytes,
            contentType: 'application/octet-stream',
            ...(sign ? {} : { signed: own }),
          });
          expect(reply.status).toBe(200);
          if (AXIS_CALLS[name].reply !== 'bytes') {
            expect(reply.json['status']).toMatch(/^(OK|FAIL)$/);
            expect(reply.json['ErrorDesc']).toEqual(expect.any(String));
            answers[reply.json['status'] as 'OK' | 'FAIL'] += 1;
          }
        },
      ),
      { numRuns: 300 },
    );
    // What is only ever refused at the door says nothing of what lies behind it.
    expect(answers.OK).toBeGreaterThan(0);
    expect(answers.FAIL).toBeGreaterThan(0);
    expect(await axis.kit().list()).toEqual(expect.any(Array));
  });

  it('as bytes that are no HTTP never becomes a crash', async () => {
    const garbage = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        const path = `/${Buffer.from(bytes)
          .toString('latin1')
          .replace(/[\r\n]/g, '')}`;
        await rawHttp({ url: `${axis.endpoint}${path}`, method: 'POST', headers: [], body: Buffer.from(bytes) }).catch(
          () => undefined,
        );
      }),
      { numRuns: 100 },
    );
    expect(await axis.kit().list()).toEqual(expect.any(Array));
  });
});
