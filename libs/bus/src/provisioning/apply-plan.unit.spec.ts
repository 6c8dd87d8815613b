import { applied, asked, EMPTY, held } from '../testing/simulated-broker.js';
import { applyPlan } from './apply-plan.js';
import { diff } from './diff.js';
import type { Step } from './plan.js';

describe('applying a plan', () => {
  const { steps } = diff(asked(held('H37', 'one'), held('H38', 'two')), EMPTY);

  it('keeps a password before the broker learns it, in batches of one kind', async () => {
    const log: string[] = [];
    let state = EMPTY;
    const done = await applyPlan(
      {
        perform: async (batch, passwordOf) => {
          expect(new Set(batch.map(({ kind }) => kind)).size).toBe(1);
          state = applied(state, batch);
          for (const step of batch) if (step.kind === 'set-password') log.push(`told ${passwordOf(step.user)}`);
        },
      },
      { steps },
      { keep: async (secrets) => void log.push(...secrets.map(({ password }) => `kept ${password}`)) },
    );
    expect(done).toBe(steps.length);
    expect(diff(asked(held('H37', 'one'), held('H38', 'two')), state).steps).toEqual([]);
    const [first, second, ...told] = log;
    expect(told).toEqual([first, second].map((line) => line?.replace('kept', 'told')));
  });

  it('stops between two requests when told to', async () => {
    const controller = new AbortController();
    let performed = 0;
    const perform = async (batch: readonly Step[]) => {
      performed += batch.length;
      controller.abort();
    };
    const options = { keep: async () => undefined, signal: controller.signal };
    expect(await applyPlan({ perform }, { steps }, options)).toBe(performed);
    expect(performed).toBeLessThan(steps.length);
  });

  it('does no more steps a second than it may', async () => {
    const began = performance.now();
    await applyPlan({ perform: async () => undefined }, { steps }, { rate: 200, keep: async () => undefined });
    const last = steps.filter(({ kind }) => kind === 'set-password').length;
    expect(performance.now() - began).toBeGreaterThanOrEqual(((steps.length - last) / 200) * 1_000 - 2);
  });

  it('tells the broker nothing where a password cannot be kept', async () => {
    const performed: Step[] = [];
    const keep = () => Promise.reject(new TypeError('disk full'));
    const perform = async (batch: readonly Step[]) => void performed.push(...batch);
    await expect(applyPlan({ perform }, { steps }, { keep })).rejects.toThrow('disk full');
    expect(performed.some(({ kind }) => kind === 'set-password')).toBe(false);
  });
});
