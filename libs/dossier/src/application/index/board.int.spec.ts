import { birthFiling } from '../../testing/birth-filing.js';
import { certified, COMMUNE, FILED, POLICE, received, reports } from '../../testing/birth.js';
import { openDossierWorld, valueOf } from '../../testing/dossier-world.js';
import { modelFolder, runIndex } from '../../testing/running-index.js';
import { local } from '../../testing/world.js';
import { actOnDossier } from '../running/act-on-dossier.js';
import { fileDossier } from '../running/file-dossier.js';
import { raiseAlarms } from '../timers/raise-alarms.js';
import type { BoardState } from './dossier-index.js';

describe('the board of what is due', () => {
  it('shows each agency its own work, by what is late with it', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const { dossier } = valueOf(await fileDossier(world.ports)(birthFiling, world.act(FILED)));
    valueOf(await actOnDossier(world.ports)(dossier, received, world.act(received.now)));
    valueOf(await actOnDossier(world.ports)(dossier, certified, world.act(certified.now)));
    const legs = async (agency: string, state: BoardState, at: string) => {
      await running.caughtUp();
      const now = local(at);
      const nearBy = new Date(Date.parse(now) + 48 * 3_600_000).toISOString() as typeof now;
      return running.index.board({ agency, state, now, nearBy, limit: 10 }).map(({ leg }) => leg);
    };
    // The residence is due on Thursday 5 March, the whole promised for Friday.
    expect(await legs(POLICE, 'open', '2026-03-03 11:00')).toEqual(['thuong-tru']);
    expect(await legs(POLICE, 'near', '2026-03-03 11:00')).toEqual([]);
    expect(await legs(POLICE, 'near', '2026-03-04 17:00')).toEqual(['thuong-tru']);
    expect(await legs(POLICE, 'unacknowledged', '2026-03-03 13:00')).toEqual([]);
    expect(await legs(POLICE, 'unacknowledged', '2026-03-03 15:00')).toEqual(['thuong-tru']);
    expect(await legs(COMMUNE, 'open', '2026-03-03 11:00')).toEqual([null]);
    expect(await legs(POLICE, 'overdue', '2026-03-05 17:01')).toEqual(['thuong-tru']);
    expect(await legs(POLICE, 'silent', '2026-03-05 17:01')).toEqual([]);
    world.clock.set(local('2026-03-05 17:01'));
    await raiseAlarms({ ...world.ports, index: running.index })();
    expect(await legs(POLICE, 'silent', '2026-03-05 17:02')).toEqual(['thuong-tru']);
    const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-06 08:00');
    valueOf(await actOnDossier(world.ports)(dossier, asked, world.act(local('2026-03-06 08:00'))));
    expect(await legs(POLICE, 'overdue', '2026-03-06 09:00')).toEqual([]);
    expect(await legs(COMMUNE, 'overdue', '2026-03-09 09:00')).toEqual([]);
  });
});
