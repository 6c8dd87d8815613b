import fc from 'fast-check';
import { applied, asked, closed, ended, held, PAST, provisioned } from '../testing/simulated-broker.js';
import type { ProvisionedAgency } from './desired.js';
import { diff } from './diff.js';
import { userOf } from './state.js';

describe('plans over any history', () => {
  const system = fc.constantFrom('one', 'two', 'three', 'mtls');
  const code = fc.constantFrom('H37', 'H37.02', 'H37.02.02', 'H38');
  const agency = fc.oneof(
    fc.tuple(code, system).map(([id, who]) => held(id, who)),
    fc.tuple(code, system).map(([id, who]) => ended(id, who)),
    fc.tuple(code, system, fc.option(system, { nil: undefined })).map(([id, who, heir]) =>
      closed(id, who, {
        closed: { successor: 'H38', undecided: [] },
        ...(heir === undefined ? {} : { reader: heir }),
      }),
    ),
  );
  const agencies = fc.uniqueArray(agency, { selector: ({ agencyId }) => agencyId });
  /** As a register goes on: who ever held stays known. */
  const following = (earlier: readonly ProvisionedAgency[], later: readonly ProvisionedAgency[]) => {
    const now = new Map(later.map((one) => [one.agencyId, one]));
    return [...new Set([...earlier, ...later].map(({ agencyId }) => agencyId))].map((agencyId): ProvisionedAgency => {
      const before = earlier.find((one) => one.agencyId === agencyId)?.tenures ?? [];
      const one = now.get(agencyId) ?? { agencyId, tenures: [] };
      return { ...one, tenures: [...before.map(({ system: who }) => ({ system: who, to: PAST })), ...one.tenures] };
    });
  };

  it('leave nothing to do once done, from wherever the broker was', () => {
    fc.assert(
      fc.property(agencies, agencies, (earlier, later) => {
        const before = provisioned(...earlier);
        const then = asked(...following(earlier, later));
        const { steps } = diff(then, before);
        const left = applied(before, steps);
        expect(diff(then, left)).toMatchObject({ steps: [], findings: [] });
        const users = [...left.rules.values()].map(({ principal }) => userOf(principal));
        for (const user of users) expect(user === 'hub' || then.quotas.has(user ?? '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are continued after any interruption, to the same end', () => {
    fc.assert(
      fc.property(agencies, agencies, fc.nat(), (earlier, later, stop) => {
        const before = provisioned(...earlier);
        const then = asked(...following(earlier, later));
        const { steps } = diff(then, before);
        const halfway = applied(before, steps.slice(0, stop % (steps.length + 1)));
        const resumed = applied(halfway, diff(then, halfway).steps);
        expect(diff(then, resumed).steps).toEqual([]);
        expect([...resumed.rules.keys()].sort()).toEqual([...applied(before, steps).rules.keys()].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('are the same whatever the order of the agencies and of what the broker tells', () => {
    const reversed = <K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> => new Map([...map].reverse());
    fc.assert(
      fc.property(agencies, agencies, (earlier, later) => {
        const before = provisioned(...earlier);
        const then = following(earlier, later);
        const backwards = {
          topics: reversed(before.topics),
          rules: reversed(before.rules),
          passwords: new Set([...before.passwords].reverse()),
          quotas: reversed(before.quotas),
        };
        expect(diff(asked(...then.toReversed()), backwards).steps).toEqual(diff(asked(...then), before).steps);
      }),
      { numRuns: 200 },
    );
  });
});
