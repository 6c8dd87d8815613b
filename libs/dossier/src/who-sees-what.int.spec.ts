import { createWorkingTime, dueDate } from '@lienthong/calendar';
import { ok } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { agencyIdOf } from '@lienthong/identifiers';
import type { AgencyCode, AgencyId } from '@lienthong/identifiers';
import type { Item, Procedure } from '@lienthong/procedure';
import { loadDefinitions } from './adapters/procedures/load-definitions.js';
import type { DossierPorts } from './application/ports.js';
import { showDossier } from './application/queries/show-dossier.js';
import { actOnDossier } from './application/running/act-on-dossier.js';
import { fileDossier } from './application/running/file-dossier.js';
import { loadDossier } from './application/running/load-dossier.js';
import type { HandedIn } from './domain/contents.js';
import type { DossierRules } from './domain/rules.js';
import { COMMUNE } from './testing/birth.js';
import { openDossierWorld, valueOf } from './testing/dossier-world.js';

const { library, calendar, commonHours } = await loadDefinitions();

/** Eight in the morning of a working day on which the version is in force. */
const morningOf = ({ from }: Procedure): Instant => {
  const year = Number(from.slice(0, 4));
  return (year < 2024 ? '2024-03-05T01:00:00.000Z' : `${from.slice(0, 8)}09T01:00:00.000Z`) as Instant;
};

/** An agency for each leg, so that what one sees is told from what another does. */
const agencyOf = (procedure: Procedure, leg: string): AgencyId =>
  agencyIdOf(`Z01.${String(procedure.legs.findIndex(({ id }) => id === leg) + 10)}` as AgencyCode);

const rulesOf = (procedure: Procedure, now: Instant): DossierRules => {
  const time = createWorkingTime(calendar.knownAt(now), commonHours);
  return {
    procedure,
    agencyFor: ({ id }) => agencyOf(procedure, id),
    due: (_, request) => dueDate(time, request),
  };
};

/** What an item holds in these tests names the item, so that it is recognised wherever it is shown. */
const handedIn = ({ id, fields }: Item): HandedIn => {
  const [field = 'noiDung'] = fields;
  return { item: id, fields: { [field]: `bí mật của ${id}` } };
};

/** Files everything, and lets every leg that takes place hand in all that it produces. */
const played = async (ports: DossierPorts, procedure: Procedure, options: readonly string[]) => {
  const now = morningOf(procedure);
  const act = () => ({ id: crypto.randomUUID(), by: { role: 'application' as const }, at: now });
  const { dossier } = valueOf(
    await fileDossier(ports)(
      {
        receiver: COMMUNE,
        messageId: `${procedure.code} ${procedure.from} ${options.join(' ')}`,
        procedure: procedure.code,
        channel: 'online',
        options,
        items: procedure.items.filter(({ filed }) => filed).map(handedIn),
        filedAt: now,
      },
      act(),
    ),
  );
  const day = now.slice(2, 10).replaceAll('-', '');
  const serial = `${String(procedure.legs.length).padStart(4, '0')}${options.length}`;
  const code = `H49.204-${day}-${serial}` as never;
  valueOf(
    await actOnDossier(ports)(
      dossier,
      { type: 'Receive', now, code, codesOfReceiver: ['H49.204'], receivedAt: now },
      act(),
    ),
  );
  for (;;) {
    const { state } = await loadDossier(ports)(dossier);
    if (state.status !== 'received') break;
    const next = [...state.legs].find(([, { status }]) => status === 'open');
    if (next === undefined) break;
    const [leg] = next;
    const items = procedure.items.filter(({ id }) =>
      procedure.legs.find((one) => one.id === leg)?.produces.includes(id),
    );
    const agency = agencyOf(procedure, leg);
    const results = items.map(({ id }) => id);
    const command = {
      type: 'Complete' as const,
      leg,
      agency,
      reportId: `xong ${leg}`,
      at: now,
      now,
      items: results,
    };
    valueOf(await actOnDossier(ports)(dossier, command, act(), items.map(handedIn)));
  }
  return { dossier, state: (await loadDossier(ports)(dossier)).state };
};

const everyLeg = library.all.flatMap((procedure) =>
  procedure.legs.map(({ id }) => [procedure.code, procedure.from, id, procedure] as const),
);

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
    const procedure = library.all.find(({ code }) => code === '2.000986');
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
