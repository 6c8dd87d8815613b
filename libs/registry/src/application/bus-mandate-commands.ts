import type { Instant, Outcome } from '@lienthong/kernel';
import { streamName } from '@lienthong/event-store';
import type { Assertion } from '@lienthong/event-store';
import { localDateAt } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import { standingOn } from '../domain/agency.directory.js';
import { busMandateDecider } from '../domain/bus-mandate.js';
import type { BusMandateCommand, BusMandateRefusal } from '../domain/bus-mandate.commands.js';
import type { BusMandate } from '../domain/bus-mandate.events.js';
import { covers } from '../domain/mandates.js';
import type { SystemId } from '../domain/system.events.js';
import { commit } from './commit.js';
import type { Committed, RegistryPorts } from './commit.js';

export type BusMandateOutcome = Outcome<Committed, BusMandateRefusal>;

const OPERATOR: Assertion = { role: 'operator' };

const changeBusMandate = (
  { store, registry: { busMandates }, clock }: RegistryPorts,
  agency: AgencyId,
  command: BusMandateCommand,
  by: Assertion = OPERATOR,
): Promise<BusMandateOutcome> =>
  commit(
    { store, clock },
    {
      stream: streamName('busmandate', agency),
      current: () => busMandates.folded(agency),
      apply: (fact) => busMandates.apply(fact),
    },
    (state) => busMandateDecider.decide(command, state),
    by,
  );

/** From `from` until before `to`. What the system holds already is no new fact. */
export const grantBusMandate =
  (ports: RegistryPorts) =>
  (mandate: BusMandate, by?: Assertion): Promise<BusMandateOutcome> => {
    const { register, principals } = ports.registry;
    const standing = standingOn(register.directory.agency(mandate.agency), localDateAt(mandate.from));
    const mayAct = covers(principals.system(mandate.system)?.mandates ?? new Map(), mandate);
    return changeBusMandate(ports, mandate.agency, { type: 'GrantBusMandate', mandate, standing, mayAct }, by);
  };

/** Without `at`: now. */
export const endBusMandate =
  (ports: RegistryPorts) =>
  (
    { agency, system, at }: { readonly agency: AgencyId; readonly system: SystemId; readonly at?: Instant },
    by?: Assertion,
  ): Promise<BusMandateOutcome> =>
    changeBusMandate(ports, agency, { type: 'EndBusMandate', agency, system, at: at ?? ports.clock.now() }, by);
