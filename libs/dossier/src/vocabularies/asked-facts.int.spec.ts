import { COMMUNE, certified, filed, INSURANCE, POLICE, received } from '../testing/birth.js';
import { historyOf, stateOf } from '../testing/recorded-history.js';
import { loadShipped } from '../testing/world.js';
import { askedFor } from './asked-facts.js';

const rules = (await loadShipped()).rulesFor('2.000986', '2026-03-03');
const stateAfter = (...commands: Parameters<typeof historyOf>[1][]) => stateOf(rules, historyOf(rules, ...commands));

describe('a step for which the hub holds no event is asked for', () => {
  it('a reception: of the agency where the dossier was filed', () => {
    const asked = [{ fact: 'reception', agency: COMMUNE }];
    expect(askedFor('portal', '2', stateAfter(filed))).toEqual(asked);
    expect(askedFor('dvclt', '3', stateAfter(filed))).toEqual(asked);
  });

  it('the end of processing: of each agency whose leg is not done', () => {
    expect(askedFor('portal', '9', stateAfter(filed, received, certified))).toEqual([
      { fact: 'leg-result', leg: 'thuong-tru', agency: POLICE },
      { fact: 'leg-result', leg: 'bhyt', agency: INSURANCE },
    ]);
  });

  it('a registration: of the civil-status officer alone', () => {
    const legs = new Set(['khai-sinh']);
    expect(askedFor('dvclt', '4', stateAfter(filed, received), legs)).toEqual([
      { fact: 'leg-result', leg: 'khai-sinh', agency: COMMUNE },
    ]);
  });

  it('a leg that nobody answers for: of the operator, who has no agency', () => {
    const orphaned = { ...rules, agencyFor: () => undefined };
    const state = stateOf(orphaned, historyOf(orphaned, filed, received));
    expect(askedFor('dvclt', '7', state)).toEqual([{ fact: 'assignment', leg: 'khai-sinh' }]);
  });

  it('a filing of nobody: without it there is no dossier', () => {
    expect(askedFor('portal', '1', stateAfter(filed))).toEqual([]);
  });

  it('nothing of a dossier that has ended: what ended it stands', () => {
    const withdrawn = stateAfter(filed, { type: 'Withdraw', now: filed.now });
    expect(askedFor('portal', '10', withdrawn)).toEqual([]);
  });
});
