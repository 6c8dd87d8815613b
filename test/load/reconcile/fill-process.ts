import { join } from 'node:path';
import { openSqliteEventStore } from '@lienthong/event-store';
import { initHub } from '@lienthong/hub';
import { systemClock } from '@lienthong/kernel';
import { importAgencies, loadExampleRegister, startRegister } from '@lienthong/registry';
import { serve } from '../processes/serve.js';
import { manyBirths } from './many-births.js';

export interface Filled {
  readonly operator: string;
  readonly events: number;
}

const ABREAST = 200;
/** They have nothing left to do in a past that is made here. */
const REACTORS = ['router', 'notifier', 'dossier-notifier', 'citizen-notices', 'reconciler'];

const fill = async ({ dir, dossiers }: { readonly dir: string; readonly dossiers: number }): Promise<Filled> => {
  const { token: operator } = await initHub(dir);
  const store = await openSqliteEventStore({ file: join(dir, 'events.sqlite') });
  try {
    const registry = await startRegister(store);
    await importAgencies({ store, registry, clock: systemClock })(await loadExampleRegister());
    await registry.close();
    const { birth } = await manyBirths();
    for (let done = 0; done < dossiers; done += ABREAST) {
      const group = Array.from({ length: Math.min(ABREAST, dossiers - done) }, async (_, index) => {
        const { stream, events } = birth(done + index);
        await store.append(stream, 'no-stream', events);
      });
      await Promise.all(group);
    }
    const head = await store.head();
    for (const reactor of REACTORS) await store.checkpoints.save(reactor, head);
    return { operator, events: head };
  } finally {
    await store.close();
  }
};

const offered = { fill };

export type FillCalls = typeof offered;

if (process.send) serve(offered);
