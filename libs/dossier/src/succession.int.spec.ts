import { agencyIdOf } from '@lienthong/identifiers';
import type { AgencyCode, LocalDate } from '@lienthong/identifiers';
import { registerAgency, succeedAgency } from '@lienthong/registry';
import { successionsIn } from './adapters/registry/successions.js';
import { birthFiling } from './testing/birth-filing.js';
import { certified, COMMUNE, FILED, POLICE, received, reports } from './testing/birth.js';
import { openDossierWorld, valueOf } from './testing/dossier-world.js';
import { modelFolder, runIndex } from './testing/running-index.js';
import { local } from './testing/world.js';
import { actOnDossier } from './application/running/act-on-dossier.js';
import { fileDossier } from './application/running/file-dossier.js';
import { loadDossier } from './application/running/load-dossier.js';
import { passOnDossiers } from './application/succession/pass-on.js';

const NEW = agencyIdOf('G01.549.99' as AgencyCode);

describe('a dossier in a unit that was closed', () => {
  it('goes on at its successor, from the day of the closing on, and the successor reports on it', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const { dossier } = valueOf(await fileDossier(world.ports)(birthFiling, world.act(FILED)));
    valueOf(await actOnDossier(world.ports)(dossier, received, world.act(received.now)));
    valueOf(await actOnDossier(world.ports)(dossier, certified, world.act(certified.now)));
    const registry = { store: world.store, registry: world.registry, clock: world.clock };
    const named = { name: 'Công an xã mới', level: 'commune', kind: 'unit', source: 'thử' } as const;
    const made = await registerAgency(registry)({
      ...named,
      code: NEW as string as AgencyCode,
      generation: 'qd20',
      from: '2026-03-04' as LocalDate,
    });
    valueOf(made);
    valueOf(
      await succeedAgency(registry)(POLICE, {
        from: '2026-03-04' as LocalDate,
        successors: [{ agency: NEW, scope: { kind: 'everything' } }],
      }),
    );
    await running.caughtUp();
    const look = passOnDossiers({
      ...world.ports,
      index: running.index,
      successions: successionsIn(world.registry.register),
    });
    expect(await look()).toBe(0);
    world.clock.set(local('2026-03-04 08:00'));
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    const { state } = await loadDossier(world.another())(dossier);
    expect(state.status === 'received' && [state.legs.get('thuong-tru')?.agency, state.receiver]).toEqual([
      NEW,
      COMMUNE,
    ]);
    const done = reports('Complete', 'thuong-tru', '2026-03-04 09:00');
    const refusal = await actOnDossier(world.ports)(dossier, done, world.act());
    expect(refusal).toMatchObject({ ok: false, refusal: { code: 'dossier/wrong-agency' } });
    const bySuccessor = { ...done, agency: NEW } as typeof done;
    expect(await actOnDossier(world.ports)(dossier, bySuccessor, world.act())).toMatchObject({ ok: true });
  });
});
