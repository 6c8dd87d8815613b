import { ok } from '@lienthong/kernel';
import type { DossierPorts } from './application/ports.js';
import { showDossier } from './application/queries/show-dossier.js';
import { COMMUNE } from './testing/birth.js';
import { openDossierWorld } from './testing/dossier-world.js';
import { agencyOf, everyLeg, morningOf, played, rulesOf, shippedProcedures } from './testing/played-procedure.js';

describe('what is in the items of a dossier', () => {
  it.each(everyLeg)(
    '%s of %s: leg %s sees exactly what its definition consumes',
    async (_code, _from, leg, procedure) => {
      await using world = await openDossierWorld(morningOf(procedure));
      const ports: DossierPorts = {
        ...world.ports,
        rules: {
          inForce: () => ok({ procedure, never: [] }),
          rulesFor: (_, now) => ok(rulesOf(procedure, now)),
        },
      };
      const chosen = procedure.options.filter(({ known }) => known === 'at-reception').map(({ id }) => id);
      const ways = await Promise.all([played(ports, procedure, chosen), played(ports, procedure, [])]);
      const way = ways.find(({ state }) => state.status !== 'unknown' && state.legs.has(leg));
      if (way === undefined || way.state.status === 'unknown') throw new TypeError(`${leg} takes place on neither way`);
      const mine = agencyOf(procedure, leg);
      const view = await showDossier(ports)(way.dossier, procedure, way.state, (agency) => agency === mine);
      const consumed = procedure.legs.find(({ id }) => id === leg)?.consumes ?? [];
      const there = consumed.filter((item) => view.items.some((one) => one.item === item));
      const shown = view.items.filter(({ content }) => content !== null).map(({ item }) => item);
      expect(shown.toSorted()).toEqual(there.toSorted());
      const text = JSON.stringify(view);
      for (const { id } of procedure.items) expect(text.includes(`bí mật của ${id}"`)).toBe(there.includes(id));
    },
  );

  it('the receiver sees what it filed and the results, a stranger nothing', async () => {
    const procedure = shippedProcedures.find(({ code }) => code === '2.000986');
    if (procedure === undefined) throw new TypeError('birth');
    await using world = await openDossierWorld(morningOf(procedure));
    const rules = rulesOf(procedure, morningOf(procedure));
    const ports = {
      ...world.ports,
      rules: { inForce: () => ok({ procedure, never: [] }), rulesFor: () => ok(rules) },
    };
    const { dossier, state } = await played(ports, procedure, ['cu-tru']);
    if (state.status === 'unknown') throw new TypeError('unknown');
    const all = await showDossier(ports)(dossier, procedure, state, (agency) => agency === COMMUNE);
    expect(all.items.every(({ content }) => content !== null)).toBe(true);
    const none = await showDossier(ports)(dossier, procedure, state, () => false);
    expect(none.items.every(({ content, visible }) => content === null && !visible)).toBe(true);
  });
});
