import { hash } from 'node:crypto';
import { ok } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Item, Procedure } from '@lienthong/procedure';
import { openItemFile } from './application/files/open-file.js';
import type { DossierPorts } from './application/ports.js';
import { actOnDossier } from './application/running/act-on-dossier.js';
import { fileDossier } from './application/running/file-dossier.js';
import { loadDossier } from './application/running/load-dossier.js';
import type { HandedIn } from './domain/contents.js';
import { birthFilingOf } from './testing/index.js';
import { certified, COMMUNE, FILED, received } from './testing/birth.js';
import { openDossierWorld, valueOf } from './testing/dossier-world.js';
import type { DossierWorld } from './testing/dossier-world.js';
import { agencyOf, everyLeg, handedIn, morningOf, played, rulesOf } from './testing/played-procedure.js';

const secretOf = (item: string): string => `bản quét bí mật của ${item}`;

const textOf = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const withFile =
  (world: DossierWorld) =>
  (item: Item): HandedIn => ({ ...handedIn(item), uploads: [world.given.give(secretOf(item.id))] });

/** The text of each item's first file that an agency can read. */
const readBy = async (ports: DossierPorts, dossier: string, procedure: Procedure, agency: AgencyId) => {
  const { state } = await loadDossier(ports)(dossier);
  if (state.status === 'unknown') throw new TypeError('unknown');
  const read = new Map<string, string>();
  for (const { id: item } of procedure.items) {
    const found = await openItemFile(ports)(dossier, procedure, state, (one) => one === agency, { item, number: 0 });
    if (found.ok) read.set(item, await textOf(await found.value.bytes()));
    else expect(found.refusal).toEqual({ code: 'dossier/file-unknown', path: '/number' });
  }
  return read;
};

describe('the files of a dossier', () => {
  it.each(everyLeg)(
    '%s of %s: leg %s reads exactly those of what its definition consumes, byte for byte',
    async (_code, _from, leg, procedure) => {
      await using world = await openDossierWorld(morningOf(procedure));
      const ports: DossierPorts = {
        ...world.ports,
        rules: { inForce: () => ok({ procedure, never: [] }), rulesFor: (_, now) => ok(rulesOf(procedure, now)) },
      };
      const chosen = procedure.options.filter(({ known }) => known === 'at-reception').map(({ id }) => id);
      const ways = [await played(ports, procedure, chosen, withFile(world))];
      if (ways[0]?.state.status !== 'unknown' && ways[0]?.state.legs.has(leg) !== true)
        ways.push(await played(ports, procedure, [], withFile(world)));
      const way = ways.at(-1);
      if (way === undefined || way.state.status === 'unknown' || !way.state.legs.has(leg))
        throw new TypeError(`${leg} takes place on neither way`);
      const came = way.state.items;
      const consumed = procedure.legs.find(({ id }) => id === leg)?.consumes.filter((item) => came.has(item)) ?? [];
      const read = await readBy(ports, way.dossier, procedure, agencyOf(procedure, leg));
      expect([...read].toSorted()).toEqual(consumed.map((item) => [item, secretOf(item)]).toSorted());
      expect((await readBy(ports, way.dossier, procedure, COMMUNE)).size).toBe(came.size);
      expect((await readBy(ports, way.dossier, procedure, 'Z99' as AgencyId)).size).toBe(0);
    },
  );

  const birthWith = (...items: readonly HandedIn[]) => {
    const filing = birthFilingOf('tep');
    const named = new Set(items.map(({ item }) => item));
    return { ...filing, items: [...items, ...filing.items.filter(({ item }) => !named.has(item))] };
  };
  const actAt = (world: DossierWorld) => {
    const act = world.act(FILED);
    return { ...act, by: { ...act.by, agency: COMMUNE } };
  };
  const filesOf = async (world: DossierWorld, dossier: string) => (await world.events(dossier))[0];

  it('lie sealed: neither their hash nor where they lie is in the clear half of any fact', async () => {
    await using world = await openDossierWorld(FILED);
    const given = world.given.give(secretOf('giay-chung-sinh'));
    const filing = birthWith({ item: 'giay-chung-sinh', uploads: [given] });
    const { dossier } = valueOf(await fileDossier(world.ports)(filing, actAt(world)));
    const first = await filesOf(world, dossier);
    expect(first?.sealed).toBeDefined();
    expect(JSON.stringify([first?.data, first?.meta])).not.toContain(given.sha256);
    expect(given.sha256).toBe(hash('sha256', secretOf('giay-chung-sinh'), 'hex'));
  });

  it('are the same filing when it comes again, though the upload is gone by then, and another with other bytes', async () => {
    await using world = await openDossierWorld(FILED);
    const given = world.given.give('một');
    const filing = birthWith({ item: 'giay-chung-sinh', uploads: [given] });
    const first = valueOf(await fileDossier(world.ports)(filing, actAt(world)));
    world.given.forget(given.upload);
    const again = valueOf(await fileDossier(world.ports)(filing, actAt(world)));
    expect(again).toMatchObject({ dossier: first.dossier, repeated: true });
    const other = birthWith({ item: 'giay-chung-sinh', uploads: [world.given.give('hai')] });
    expect(await fileDossier(world.ports)(other, actAt(world))).toMatchObject({
      refusal: { code: 'dossier/filed-already' },
    });
  });

  it('may be handed in anew where the act that brought them was refused', async () => {
    await using world = await openDossierWorld(FILED);
    const { dossier } = valueOf(await fileDossier(world.ports)(birthFilingOf('tep'), actAt(world)));
    const items = [{ item: 'giay-khai-sinh', uploads: [world.given.give('giấy khai sinh')] }];
    const done = { ...certified, items: ['giay-khai-sinh'] } as typeof certified;
    const act = () => {
      const said = world.act(done.now);
      return { ...said, by: { ...said.by, agency: COMMUNE } };
    };
    const early = await actOnDossier(world.ports)(dossier, done, act(), items);
    expect(early).toMatchObject({ refusal: { code: 'dossier/not-received' } });
    valueOf(await actOnDossier(world.ports)(dossier, received, act()));
    valueOf(await actOnDossier(world.ports)(dossier, done, act(), items));
    const again = valueOf(await actOnDossier(world.ports)(dossier, done, act(), items));
    expect(again.appended).toEqual([]);
    const { state } = await loadDossier(world.ports)(dossier);
    if (state.status === 'unknown') throw new TypeError('unknown');
    const { procedure } = valueOf(world.ports.rules.rulesFor(state, done.now));
    const place = { item: 'giay-khai-sinh', number: 0 };
    const found = valueOf(await openItemFile(world.ports)(dossier, procedure, state, () => true, place));
    expect(await textOf(await found.bytes({ start: 5, end: 14 }))).toBe(
      Buffer.from('giấy khai sinh').subarray(5, 14).toString('utf8'),
    );
  });

  it.each([
    ['bytes that nobody gave', { upload: 'x', sha256: 'a'.repeat(64), name: 'a.pdf' }, 'upload/unknown'],
    ['another hash', { sha256: 'a'.repeat(64) }, 'upload/wrong-hash'],
  ])('are refused with their place: %s', async (_, more, code) => {
    await using world = await openDossierWorld(FILED);
    const uploads = [world.given.give('một'), { ...world.given.give('hai'), ...more }];
    const filing = birthWith({ item: 'giay-chung-sinh', uploads });
    expect(await fileDossier(world.ports)(filing, actAt(world))).toMatchObject({
      refusal: { code, path: '/items/0/uploads/1' },
    });
  });

  it('that are another transfer’s may be referred to by whoever may read it, and are read there', async () => {
    await using world = await openDossierWorld(FILED);
    const reference = { transfer: crypto.randomUUID(), attachment: 0, name: 'giay-chung-sinh.pdf' };
    const filing = birthWith({ item: 'giay-chung-sinh', files: [reference] });
    expect(await fileDossier(world.ports)(filing, actAt(world))).toMatchObject({
      refusal: { code: 'transfer/unknown', path: '/items/0/files/0' },
    });
    world.given.letRead(reference, COMMUNE);
    const { dossier, known } = valueOf(await fileDossier(world.ports)(filing, actAt(world)));
    if (known.state.status === 'unknown') throw new TypeError('unknown');
    const { procedure } = valueOf(world.ports.rules.rulesFor(known.state, FILED));
    const place = { item: 'giay-chung-sinh', number: 0 };
    expect(await openItemFile(world.ports)(dossier, procedure, known.state, () => true, place)).toEqual({
      ok: false,
      refusal: {
        code: 'dossier/file-elsewhere',
        path: '/number',
        params: { transfer: reference.transfer, attachment: 0 },
      },
    });
  });

  it('are gone with the dossier’s key', async () => {
    await using world = await openDossierWorld(FILED);
    const filing = birthWith({ item: 'giay-chung-sinh', uploads: [world.given.give('một')] });
    const { dossier, known } = valueOf(await fileDossier(world.ports)(filing, actAt(world)));
    const { state } = known;
    if (state.status === 'unknown') throw new TypeError('unknown');
    const { procedure } = valueOf(world.ports.rules.rulesFor(state, FILED));
    await world.plainStore.destroyKey(known.key ?? '');
    world.keyring.forget(known.key ?? '');
    const place = { item: 'giay-chung-sinh', number: 0 };
    expect(await openItemFile(world.ports)(dossier, procedure, state, () => true, place)).toMatchObject({
      refusal: { code: 'dossier/file-unknown', path: '/number' },
    });
  });
});
