import { parseBlobRef } from './blob-ref.js';

describe('a blob ref', () => {
  it.each(['pack.0192.0.5.k', 'a', 'memory.1-2_3', 'x'.repeat(200)])('is %s', (text) => {
    expect(parseBlobRef(text)).toBe(text);
  });

  it.each(['', '.', '..', '../x', 'a/b', 'a\\b', '.hidden', '-x', 'a b', 'a\n', 'a\0', 'é', 'x'.repeat(201)])(
    'is not %j',
    (text) => {
      expect(parseBlobRef(text)).toBeUndefined();
    },
  );
});
