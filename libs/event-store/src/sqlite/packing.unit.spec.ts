import fc from 'fast-check';
import { packBatch, packResult, unpackBatch, unpackResult } from './packing.js';
import type { GroupResult, RequestBatch, WriteRequest, WriteResult } from './request.js';

const bytes = fc.uint8Array({ maxLength: 20 });
const encoded = fc.record({
  id: fc.uuid(),
  type: fc.string(),
  data: fc.string(),
  meta: fc.string(),
  sealed: fc.option(bytes),
});
const request = fc.oneof<fc.Arbitrary<WriteRequest>[]>(
  fc.record({
    kind: fc.constant('append' as const),
    stream: fc.string(),
    category: fc.string(),
    expected: fc.oneof(fc.constantFrom('any' as const, 'no-stream' as const), fc.nat()),
    events: fc.array(encoded, { maxLength: 4 }),
    keys: fc.array(fc.record({ id: fc.string(), wrapped: bytes }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('checkpoint' as const), name: fc.string(), position: fc.nat() }),
  fc.record({ kind: fc.constant('destroy-key' as const), id: fc.string() }),
);
const group: fc.Arbitrary<RequestBatch> = fc.record({ at: fc.nat(), requests: fc.array(request, { maxLength: 8 }) });

const fault = fc.record({ code: fc.string(), message: fc.string(), retriable: fc.boolean() });
const result = fc.oneof<fc.Arbitrary<WriteResult>[]>(
  fc.record({
    kind: fc.constantFrom('appended' as const, 'repeated' as const),
    revision: fc.nat(),
    position: fc.nat(),
  }),
  fc.constant({ kind: 'done' as const }),
  fc.record({ kind: fc.constant('fault' as const), fault }),
);
const groupResult = fc.oneof<fc.Arbitrary<GroupResult>[]>(
  fc.record({ committed: fc.constant(true as const), head: fc.nat(), results: fc.array(result) }),
  fc.record({ committed: fc.constant(false as const), fault }),
);

describe('what crosses between the threads', () => {
  it('arrives as it was sent: groups', () => {
    fc.assert(fc.property(group, (sent) => expect(unpackBatch(structuredClone(packBatch(sent)))).toEqual(sent)));
  });

  it('arrives as it was sent: results', () => {
    fc.assert(
      fc.property(groupResult, (sent) => expect(unpackResult(structuredClone(packResult(sent)))).toEqual(sent)),
    );
  });
});
