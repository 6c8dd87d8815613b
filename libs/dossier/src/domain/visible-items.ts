import type { AgencyId } from '@lienthong/identifiers';
import type { Procedure } from '@lienthong/procedure';
import type { KnownDossier } from './dossier.js';

/**
 * Items whose content agencies see: of a leg that they have, exactly what its definition consumes; of a dossier that
 * they received, everything: what they filed and the results.
 */
export const visibleItems = (
  { items, legs }: Procedure,
  state: KnownDossier,
  isOurs: (agency: AgencyId) => boolean,
): ReadonlySet<string> => {
  if (isOurs(state.receiver)) return new Set(items.map(({ id }) => id));
  return new Set(
    legs.flatMap(({ id, consumes }) => {
      const agency = state.legs.get(id)?.agency;
      return agency !== undefined && isOurs(agency) ? consumes : [];
    }),
  );
};

/** Agencies that have a part in a dossier: whoever received it, and those of its legs. */
export const partiesOf = ({ receiver, legs }: KnownDossier): ReadonlySet<AgencyId> =>
  new Set([receiver, ...[...legs.values()].flatMap(({ agency }) => (agency === undefined ? [] : [agency]))]);
