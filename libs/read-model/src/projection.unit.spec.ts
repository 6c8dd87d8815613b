import { byType, defineProjection, forTypes, ignored } from './projection.js';
import { letters } from './testing/letters.js';
import type { RecordedEvent } from '@lienthong/event-store';

const eventOf = (type: string) => ({ type }) as RecordedEvent;

describe('a projection', () => {
  it.each(['', 'A', '../x', 'a b', '1a', 'a'.repeat(65)])('is not named %j, which could not name a file', (name) => {
    expect(() => defineProjection(letters({ name }))).toThrow(TypeError);
  });

  it.each([0, -1, 1.5, Number.NaN])('has no version %d', (version) => {
    expect(() => letters({ version })).toThrow(TypeError);
  });

  it('knows the types it handles or ignores, and no others, not even those of every object', () => {
    const { knows } = byType({ Written: () => undefined, Burnt: ignored });
    expect(['Written', 'Burnt', 'Lost', 'toString', '__proto__'].map(knows)).toEqual([true, true, false, false, false]);
  });

  it('gives each event to the handler of its type', () => {
    const seen: string[] = [];
    const { apply } = byType({ Written: () => void seen.push('written'), Burnt: () => void seen.push('burnt') });
    apply(eventOf('Burnt'));
    apply(eventOf('Written'));
    expect(seen).toEqual(['burnt', 'written']);
  });

  it('can give all of its types to one handler', () => {
    const seen: string[] = [];
    const prepared = forTypes(['Written'], ({ type }) => void seen.push(type));
    prepared.apply(eventOf('Written'));
    expect(seen).toEqual(['Written']);
    expect(prepared.knows('Burnt')).toBe(false);
  });
});
