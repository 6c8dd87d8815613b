import type { StreamName } from './port/event.js';
import { categoryOf, streamName } from './stream-name.js';

describe('the name of a stream', () => {
  it('joins category and id, and gives the category back', () => {
    const name = streamName('delivery', '0192-000.00.15.H29');
    expect(name).toBe('delivery-0192-000.00.15.H29');
    expect(categoryOf(name)).toBe('delivery');
    expect(categoryOf('lonely' as StreamName)).toBe('lonely');
  });

  it.each(['', 'a-b', 'Upper', '1st', 'a b', 'à'])('refuses the category %j', (category) => {
    expect(() => streamName(category, 'x')).toThrow(TypeError);
  });

  it.each(['', 'a\u0000b', 'a\nb', 'x'.repeat(481)])('refuses the id %j', (id) => {
    expect(() => streamName('transfer', id)).toThrow(TypeError);
  });
});
