import { answeringIn } from '@lienthong/dossier';
import { openMemoryEventStore } from '@lienthong/event-store';
import { systemClock } from '@lienthong/kernel';
import { createAgencyFinder, loadExampleCompetences } from '@lienthong/procedure';
import type { AgencyFinder } from '@lienthong/procedure';
import { importAgencies, loadExampleRegister, startRegister } from '@lienthong/registry';

/** Who does what in the example register, without a hub: both ship with the program. */
export const findInExample = async (): Promise<AgencyFinder> => {
  await using opened = new AsyncDisposableStack();
  const store = opened.adopt(openMemoryEventStore(), (made) => made.close());
  const registry = opened.adopt(await startRegister(store), (made) => made.close());
  await importAgencies({ store, registry, clock: systemClock })(await loadExampleRegister());
  return createAgencyFinder(answeringIn(registry.register), await loadExampleCompetences());
};
