import { parseAgencyCode } from '@lienthong/identifiers';
import type { AgencyCode } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { LiveRegistry } from '@lienthong/registry';
import type { KnownAgency, KnownHere } from '../../domain/sync/known-agency.js';
import { sourceOf } from '../homes.js';

type Registered = Pick<LiveRegistry, 'register'>;

/** The register as a synchronisation asks it, as of an instant. */
export const knownHere = ({ register }: Registered, axis: string, at: Instant): KnownHere => {
  const source = sourceOf(axis);
  const holder = (code: string): KnownAgency | undefined => {
    const agency = register.holderOf(code, at)?.agency ?? register.directory.everHeldBy(code as AgencyCode)[0];
    const view = agency && register.agencyAt(agency, at);
    if (agency === undefined || view === undefined) return undefined;
    return {
      agency,
      codes: view.codes.map(({ code: held }) => held),
      name: view.name,
      ...(view.parent === undefined ? {} : { parent: view.parent }),
      closed: view.status === 'closed',
      learned: view.source === source,
    };
  };
  /** The lists of codes have no tree: then `H49.204.05` lies below the nearest of `H49.204` and `H49` that is known. */
  const above: KnownHere['above'] = (code) => {
    const parsed = parseAgencyCode(code);
    if (!parsed.ok || parsed.value.generation !== 'qd20') return undefined;
    const { groups } = parsed.value;
    for (let depth = groups.length - 1; depth > 0; depth -= 1) {
      const found = holder(groups.slice(0, depth).join('.'));
      if (found !== undefined && !found.closed) return found.agency;
    }
    return undefined;
  };
  const answering: KnownHere['answering'] = (code) => {
    const found = register.resolve(code, at);
    if (found.kind === 'live') return found.agency.agencyId;
    return found.kind === 'succeeded' ? found.successor.agencyId : undefined;
  };
  return { holder, answering, above };
};
