import { Refused } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { AgencyId } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { Question } from '../../domain/report.js';
import type { ReportingHttpPorts } from './ports.js';

export interface Unit {
  readonly id: AgencyId;
  readonly unit: Question['unit'];
}

export interface Units {
  /** Throws `Refused` `agency/unknown`, also for what the caller may not see. */
  named(code: string, path: string): Unit;
  /** Those directly below it, each with what is below that. */
  below(id: AgencyId): readonly Unit[];
}

type Ports = Pick<ReportingHttpPorts, 'register' | 'mandatesOf' | 'clock'>;

const childrenAt = ({ register }: Ports, at: Instant): ReadonlyMap<AgencyId, readonly AgencyId[]> => {
  const children = new Map<AgencyId, AgencyId[]>();
  for (const { view } of register.each(at)) {
    if (view.parent === undefined) continue;
    const siblings = children.get(view.parent);
    if (siblings === undefined) children.set(view.parent, [view.agencyId]);
    else siblings.push(view.agencyId);
  }
  return children;
};

/** Units as they stood at an instant: an agency with all that are below it, closed ones too. */
export const unitsAt = (ports: Ports, caller: Principal, at: Instant): Units => {
  const { register, mandatesOf, clock } = ports;
  const children = childrenAt(ports, at);

  const withBelow = (id: AgencyId, found = new Set<AgencyId>()): ReadonlySet<AgencyId> => {
    if (found.has(id)) return found;
    found.add(id);
    for (const child of children.get(id) ?? []) withBelow(child, found);
    return found;
  };

  const mayAsk = (id: AgencyId): boolean => {
    if (caller.role !== 'agency') return true;
    return mandatesOf(caller)
      .agencies(clock.now())
      .some((own) => withBelow(own as AgencyId).has(id));
  };

  const unitOf = (id: AgencyId): Unit => ({
    id,
    unit: { name: register.agencyAt(id, at)?.name ?? id, agencies: withBelow(id) },
  });

  return {
    named: (code, path) => {
      const id = register.holderOf(code, at)?.agency;
      if (id === undefined || !mayAsk(id)) throw new Refused({ code: 'agency/unknown', path });
      return unitOf(id);
    },
    below: (id) => (children.get(id) ?? []).map(unitOf),
  };
};
