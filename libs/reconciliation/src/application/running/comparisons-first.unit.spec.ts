import type { RecordedEvent } from '@lienthong/event-store';
import { comparisonsFirst } from './comparisons-first.js';

const event = {} as RecordedEvent;

describe('what follows from a drift', () => {
  it('waits until no comparison runs, also where one failed, and then is done', async () => {
    const { during, after } = comparisonsFirst();
    const order: string[] = [];
    const ending = Promise.withResolvers<undefined>();
    const comparing = during(async () => {
      await ending.promise;
      order.push('compared');
      throw new TypeError('broken');
    });
    const healing = after(() => Promise.resolve(void order.push('healed')))(event);
    ending.resolve(undefined);
    await expect(comparing).rejects.toThrow('broken');
    await healing;
    expect(order).toEqual(['compared', 'healed']);
  });

  it('is done at once where nothing is compared', async () => {
    const { after } = comparisonsFirst();
    const heard: RecordedEvent[] = [];
    await after((one) => Promise.resolve(void heard.push(one)))(event);
    expect(heard).toEqual([event]);
  });
});
