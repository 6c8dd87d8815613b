import fc from 'fast-check';
import type { RecordedEvent } from '@lienthong/event-store';
import { fold } from '@lienthong/ledger';
import { initialDossier } from '../../domain/dossier.js';
import { evolveDossier } from '../../domain/dossier.evolve.js';
import { birthFiling } from '../../testing/birth-filing.js';
import { certified, FILED, received, reports, returns } from '../../testing/birth.js';
import { openDossierWorld, valueOf } from '../../testing/dossier-world.js';
import type { DossierWorld } from '../../testing/dossier-world.js';
import { actOnDossier } from './act-on-dossier.js';
import { fileDossier } from './file-dossier.js';
import { followStates } from './state-after.js';

const lived = async (world: DossierWorld): Promise<readonly RecordedEvent[]> => {
  const { dossier } = valueOf(await fileDossier(world.ports)(birthFiling, world.act(FILED)));
  const acknowledged = reports('Acknowledge', 'bhyt', '2026-03-03 11:00');
  for (const command of [received, certified, acknowledged, returns('thuong-tru', '2026-03-04 08:00')])
    valueOf(await actOnDossier(world.ports)(dossier, command, world.act(command.now)));
  return world.events(dossier);
};

/** Ports that count what is read. */
const counting = (ports: DossierWorld['ports']) => {
  let reads = 0;
  const readStream: typeof ports.store.readStream = (...asked) => {
    reads += 1;
    return ports.store.readStream(...asked);
  };
  return { ports: { ...ports, store: { ...ports.store, readStream } }, reads: () => reads };
};

describe('the state right after a fact', () => {
  it('is the fold up to it, in whatever order facts are asked for, in the process that wrote them and in another', async () => {
    await using world = await openDossierWorld(FILED);
    const facts = await lived(world);
    const expected = facts.map((_, last) =>
      fold({ initial: initialDossier, evolve: evolveDossier }, facts.slice(0, last + 1)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(facts.length - 1), { minLength: 1 }), fc.boolean(), async (asked, own) => {
        const after = followStates(own ? world.ports : world.another());
        for (const revision of asked) {
          const fact = facts[revision];
          if (fact !== undefined) expect(await after(fact)).toEqual(expected[revision]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is read where another process wrote, once for facts that follow on each other, and not at all where this one did', async () => {
    await using world = await openDossierWorld(FILED);
    const facts = await lived(world);
    const own = counting(world.ports);
    const other = counting(world.another());
    for (const { ports } of [own, other]) {
      const after = followStates(ports);
      for (const fact of facts) await after(fact);
    }
    expect([own.reads(), other.reads()]).toEqual([0, 1]);
  });
});
