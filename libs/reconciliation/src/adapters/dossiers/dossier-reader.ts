import { loadDossier } from '@lienthong/dossier';
import type { DossierPorts } from '@lienthong/dossier';
import type { Clock } from '@lienthong/kernel';
import type { DossierReader } from '../../application/ports.js';

/** Dossiers as their own context has them now, with the version of the procedure that each keeps. */
export const readDossiers = (
  dossiers: Pick<DossierPorts, 'store' | 'states' | 'rules'>,
  clock: Clock,
): DossierReader => ({
  read: async (dossier) => {
    const { state } = await loadDossier(dossiers)(dossier);
    if (state.status === 'unknown') return undefined;
    const rules = dossiers.rules.rulesFor(state, clock.now());
    return rules.ok ? { state, procedure: rules.value.procedure } : undefined;
  },
});
