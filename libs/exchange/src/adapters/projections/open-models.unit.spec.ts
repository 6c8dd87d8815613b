import type { ProjectionWorker, ReadModel } from '@lienthong/read-model';
import { openModels } from './open-models.js';

const unread = { all: () => [], get: () => undefined, close: () => undefined };

/** A worker whose models stand at a position, and reach another when they are waited for. */
const modelsAt = (position: number, later: number, head: number, broken?: Error) => {
  let now = position;
  const waits: number[] = [];
  const model: ReadModel = { ...unread, position: () => now };
  const worker = {
    openModel: () => model,
    caughtUp: (_: string, wanted: number, timeoutMs: number) => {
      waits.push(timeoutMs);
      now = later;
      return broken ? Promise.reject(broken) : Promise.resolve(now >= wanted);
    },
  } satisfies Pick<ProjectionWorker, 'openModel' | 'caughtUp'>;
  const store = { head: () => Promise.resolve(head), readAll: () => Promise.reject(new Error('unasked')) };
  return { models: openModels(worker, store), waits };
};

describe('a query of a read model', () => {
  it('that has all is answered at once', async () => {
    const { models, waits } = modelsAt(5, 5, 5);
    expect(await models.reached('directory')).toEqual({ asOf: 5, behind: false });
    expect(waits).toEqual([]);
  });

  it('that has all in a moment waits for it', async () => {
    const { models } = modelsAt(3, 5, 5);
    expect(await models.reached('directory')).toEqual({ asOf: 5, behind: false });
  });

  it('that cannot catch up is answered as far as it reaches, and told so, after seconds', async () => {
    const { models, waits } = modelsAt(3, 4, 5);
    expect(await models.reached('directory')).toEqual({ asOf: 4, behind: true });
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_000);
  });

  it('is answered as far as it reaches when the worker fails', async () => {
    const { models } = modelsAt(3, 3, 5, new Error('disk full'));
    expect(await models.reached('directory')).toEqual({ asOf: 3, behind: true });
  });

  it('that must be complete fails instead', async () => {
    const { models } = modelsAt(3, 4, 5);
    await expect(models.caughtUp('directory')).rejects.toMatchObject({ code: 'read-model/behind' });
  });
});
