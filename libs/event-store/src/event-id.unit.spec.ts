import fc from 'fast-check';
import { deriveEventId, isUuid, newEventId, uuidBytes, uuidText } from './event-id.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a derived event id', () => {
  it('is a UUID of version 8, the same for the same parts everywhere', () => {
    expect(deriveEventId('consigned', '0192', 'x')).toBe(deriveEventId('consigned', '0192', 'x'));
    expect(UUID.exec(deriveEventId('a'))?.[1]).toBe('8');
    // Fixed: ids that were derived once must be derived again by every later version of this software.
    expect(deriveEventId('delivery', 'consigned', '1')).toBe('a911d389-3d02-832b-8d0b-034e0f2f3a28');
  });

  it('differs where any part differs, however the parts are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, two) => {
        const same = JSON.stringify(one) === JSON.stringify(two);
        expect(deriveEventId(...one) === deriveEventId(...two)).toBe(same);
      }),
    );
    expect(deriveEventId('a', 'bc')).not.toBe(deriveEventId('ab', 'c'));
    expect(deriveEventId('a', '')).not.toBe(deriveEventId('a'));
  });
});

describe('a new event id', () => {
  it('is a UUID of version 7 that sorts after all before it', () => {
    const ids = Array.from({ length: 20_000 }, newEventId);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const id of ids) expect(UUID.exec(id)?.[1]).toBe('7');
  });

  it('begins with the time in milliseconds', () => {
    const before = Date.now();
    const time = parseInt(newEventId().replaceAll('-', '').slice(0, 12), 16);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThan(before + 60_000);
  });
});

describe('the bytes of an event id', () => {
  it('are turned into text and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect([...uuidBytes(uuidText(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it.each([
    ['', false],
    ['0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee', true],
    ['0192AAAA-bbbb-7ccc-8ddd-eeeeeeeeeeee', false],
    ['0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee0', false],
    ['0192aaaabbbb7ccc8dddeeeeeeeeeeee', false],
    ['0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeez', false],
  ])('%j: a UUID in lower case? %s', (text, expected) => {
    expect(isUuid(text)).toBe(expected);
  });
});
