import { newEventId } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import { isAgencyId } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import type { DossierIndex } from '../index/dossier-index.js';
import type { DossierPorts } from '../ports.js';
import { actOnDossier } from '../running/act-on-dossier.js';
import { loadDossier } from '../running/load-dossier.js';

/** What the register says of agencies that are closed. */
export interface Successions {
  /** Undefined for one that is open, or whose affairs went to nobody or to several that the place does not tell apart. */
  successorOf(agency: AgencyId, place: AgencyId, at: Instant): AgencyId | undefined;
  isClosed(agency: AgencyId, at: Instant): boolean;
}

export type PassOnPorts = DossierPorts & {
  readonly index: Pick<DossierIndex, 'agencies' | 'openAt'>;
  readonly successions: Successions;
};

/** Of an agency at one look: the index lags behind, so a second page at once would be the first again. */
const PAGE = 10_000;

/**
 * Dossiers of closed units go on at their successors: legs that a unit has, and what it received. Looks once; answers
 * how many were passed on.
 */
export const passOnDossiers = (ports: PassOnPorts) => async (): Promise<number> => {
  const { index, successions, clock } = ports;
  const now = clock.now();
  let passed = 0;
  for (const from of index.agencies()) {
    if (!isAgencyId(from) || !successions.isClosed(from, now)) continue;
    for (const dossier of index.openAt(from, PAGE)) {
      const { state } = await loadDossier(ports)(dossier);
      const to = state.status === 'unknown' ? undefined : successions.successorOf(from, state.place, now);
      if (to === undefined) continue;
      const act = { id: newEventId(), by: { role: 'hub' as const }, at: now };
      const written = await actOnDossier(ports)(dossier, { type: 'Succeed', from, to, now }, act);
      if (written.ok && written.value.appended.length > 0) passed += 1;
    }
  }
  return passed;
};
