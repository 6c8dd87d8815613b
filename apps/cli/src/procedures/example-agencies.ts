import { openMemoryEventStore } from '@lienthong/event-store';
import { systemClock } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { createAgencyFinder, loadExampleCompetences } from '@lienthong/procedure';
import type { AgencyFinder, AgencyRegister, RegisteredAgency } from '@lienthong/procedure';
import { importAgencies, loadExampleRegister, startRegister } from '@lienthong/registry';
import type { AgencyView, Register } from '@lienthong/registry';

/** The register as roles ask it: the holder of a code, or its one successor. */
export const answeringIn = (register: Register): AgencyRegister => {
  const seen = ({ code, name, level, parent }: AgencyView, at: Instant): RegisteredAgency => {
    const above = parent === undefined ? undefined : register.agencyAt(parent, at)?.code;
    return { code, name, level, ...(above === undefined ? {} : { parent: above }) };
  };
  return {
    answeringFor: (code, at) => {
      const found = register.resolve(code, at);
      if (found.kind === 'live') return seen(found.agency, at);
      return found.kind === 'succeeded' ? seen(found.successor, at) : undefined;
    },
  };
};

/** Who does what in the example register, without a hub: both ship with the program. */
export const findInExample = async (): Promise<AgencyFinder> => {
  await using opened = new AsyncDisposableStack();
  const store = opened.adopt(openMemoryEventStore(), (made) => made.close());
  const registry = opened.adopt(await startRegister(store), (made) => made.close());
  await importAgencies({ store, registry, clock: systemClock })(await loadExampleRegister());
  return createAgencyFinder(answeringIn(registry.register), await loadExampleCompetences());
};
