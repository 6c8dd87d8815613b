import { ahead } from './ahead.js';

describe('what begins ahead', () => {
  it('is disposed of, waited for or not', async () => {
    const disposed: string[] = [];
    const made = () => Promise.resolve({ [Symbol.asyncDispose]: () => Promise.resolve(void disposed.push('made')) });
    {
      await using begun = ahead(made);
      expect(disposed).toEqual([]);
      expect(begun.ready).toBeInstanceOf(Promise);
    }
    expect(disposed).toEqual(['made']);
  });

  it('tells whoever waits why it did not begin, and nobody else', async () => {
    const refuse = (): Promise<AsyncDisposable> => Promise.reject(new Error('no hub'));
    await using begun = ahead(refuse);
    await expect(begun.ready).rejects.toThrow('no hub');
    await using unwatched = ahead(refuse);
    expect(unwatched.ready).toBeDefined();
  });
});
