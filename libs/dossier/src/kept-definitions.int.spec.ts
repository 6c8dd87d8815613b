import { loadDefinitions } from './adapters/procedures/load-definitions.js';
import { createRuleBook } from './adapters/procedures/rule-book.js';
import { digestOf, KEPT_DEFINITIONS } from './contracts/kept-definitions.js';
import { createLibrary } from '@lienthong/procedure';
import type { Procedure } from '@lienthong/procedure';
import { birthFiling } from './testing/birth-filing.js';
import { certified, FILED, received } from './testing/birth.js';
import { openDossierWorld, valueOf } from './testing/dossier-world.js';
import type { DossierWorld } from './testing/dossier-world.js';
import { actOnDossier } from './application/running/act-on-dossier.js';
import { fileDossier } from './application/running/file-dossier.js';
import { keepDefinitions } from './application/definitions/keep-definitions.js';

const definitions = await loadDefinitions();
const { all } = definitions.library;

/** The birth group as somebody mends its file under dossiers that are under way: police have a whole week. */
const mended = (procedure: Procedure): Procedure => ({
  ...procedure,
  legs: procedure.legs.map((leg) =>
    leg.id === 'thuong-tru'
      ? { ...leg, limit: [{ limit: { unit: 'working-days', amount: 5 }, condition: { when: [], unless: [] } }] }
      : leg,
  ),
});

/** A hub that starts on these definitions. */
const starting = async (world: DossierWorld, procedures: readonly Procedure[]) => {
  const library = createLibrary(procedures);
  const kept = await keepDefinitions(world)(library);
  return { ...world.another(), rules: createRuleBook({ ...definitions, library }, world.registry.register, kept) };
};

const policeDue = async (world: DossierWorld, dossier: string) =>
  (await world.events(dossier)).find(({ type, data }) => type === 'LegStarted' && data['leg'] === 'thuong-tru')?.data[
    'due'
  ];

describe('definitions', () => {
  it('are kept once each, however often a hub starts', async () => {
    await using world = await openDossierWorld(FILED);
    await starting(world, all);
    await starting(world, all);
    const kept = await world.store.readStream(KEPT_DEFINITIONS);
    expect(kept.map(({ data }) => data['digest'])).toEqual(all.map(digestOf));
  });

  it.each([
    ['was mended', (): readonly Procedure[] => all.map((one) => (one.code === '2.000986' ? mended(one) : one))],
    ['was taken away', (): readonly Procedure[] => all.filter(({ code }) => code !== '2.000986')],
  ])('hold for a dossier to its end, though the file %s', async (_, later) => {
    await using world = await openDossierWorld(FILED);
    const before = await starting(world, all);
    const { dossier } = valueOf(await fileDossier(before)(birthFiling, world.act(FILED)));
    valueOf(await actOnDossier(before)(dossier, received, world.act(received.now)));
    const after = await starting(world, later());
    valueOf(await actOnDossier(after)(dossier, certified, world.act(certified.now)));
    // Certified on Tuesday 3 March: two working days, not five.
    expect(await policeDue(world, dossier)).toBe('2026-03-05T10:00:00.000Z');
  });

  it('as mended hold for who files from then on', async () => {
    await using world = await openDossierWorld(FILED);
    await starting(world, all);
    const after = await starting(
      world,
      all.map((one) => (one.code === '2.000986' ? mended(one) : one)),
    );
    const { dossier } = valueOf(await fileDossier(after)(birthFiling, world.act(FILED)));
    valueOf(await actOnDossier(after)(dossier, received, world.act(received.now)));
    valueOf(await actOnDossier(after)(dossier, certified, world.act(certified.now)));
    expect(await policeDue(world, dossier)).toBe('2026-03-10T10:00:00.000Z');
  });
});
