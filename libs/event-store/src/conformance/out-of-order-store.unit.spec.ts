import { eventStoreConformance } from './index.js';
import { openOutOfOrderStore } from './out-of-order-store.js';
import { checkPagesSkipNothing, checkSubscriptionSkipsNothing } from './visibility.js';

eventStoreConformance(
  'The store whose events become visible out of order',
  async () => openOutOfOrderStore('gap-holding'),
  { outOfOrder: true },
);

describe('the conformance suite', () => {
  it.each([
    ['subscription', checkSubscriptionSkipsNothing],
    ['reading from page to page', checkPagesSkipNothing],
  ])('fails a %s that does not hold gaps', async (_, check) => {
    await expect(check(openOutOfOrderStore('naive'))).rejects.toThrow('toEqual');
    await expect(check(openOutOfOrderStore('gap-holding'))).resolves.toBeUndefined();
  });
});
