import { createWorkingTime, dueDate } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import { agencyIdOf } from '@lienthong/identifiers';
import type { AgencyCode, AgencyId } from '@lienthong/identifiers';
import type { Item, Procedure } from '@lienthong/procedure';
import { loadDefinitions } from '../adapters/procedures/load-definitions.js';
import type { DossierPorts } from '../application/ports.js';
import { actOnDossier } from '../application/running/act-on-dossier.js';
import { fileDossier } from '../application/running/file-dossier.js';
import { loadDossier } from '../application/running/load-dossier.js';
import type { HandedIn } from '../domain/contents.js';
import type { DossierRules } from '../domain/rules.js';
import { COMMUNE } from './birth.js';
import { valueOf } from './dossier-world.js';

const { library, calendar, commonHours } = await loadDefinitions();

/** Every version of every procedure that ships. */
export const shippedProcedures = library.all;

/** Each with its legs. */
export const everyLeg = shippedProcedures.flatMap((procedure) =>
  procedure.legs.map(({ id }) => [procedure.code, procedure.from, id, procedure] as const),
);

/** Eight in the morning of a working day on which the version is in force. */
export const morningOf = ({ from }: Procedure): Instant => {
  const year = Number(from.slice(0, 4));
  return (year < 2024 ? '2024-03-05T01:00:00.000Z' : `${from.slice(0, 8)}09T01:00:00.000Z`) as Instant;
};

/** An agency for each leg, so that what one sees is told from what another does. */
export const agencyOf = (procedure: Procedure, leg: string): AgencyId =>
  agencyIdOf(`Z01.${String(procedure.legs.findIndex(({ id }) => id === leg) + 10)}` as AgencyCode);

export const rulesOf = (procedure: Procedure, now: Instant): DossierRules => {
  const time = createWorkingTime(calendar.knownAt(now), commonHours);
  return {
    procedure,
    agencyFor: ({ id }) => agencyOf(procedure, id),
    due: (_, request) => dueDate(time, request),
  };
};

/** What an item holds in these tests names the item, so that it is recognised wherever it is shown. */
export const handedIn = ({ id, fields }: Item): HandedIn => {
  const [field = 'noiDung'] = fields;
  return { item: id, fields: { [field]: `bí mật của ${id}` } };
};

/** Files everything, and lets every leg that takes place hand in all that it produces. */
export const played = async (
  ports: DossierPorts,
  procedure: Procedure,
  options: readonly string[],
  handIn: (item: Item) => HandedIn = handedIn,
) => {
  const now = morningOf(procedure);
  const act = (agency: string = COMMUNE) => ({
    id: crypto.randomUUID(),
    by: { role: 'application' as const, agency, system: 'phan-mem' },
    at: now,
  });
  const { dossier } = valueOf(
    await fileDossier(ports)(
      {
        receiver: COMMUNE,
        messageId: `${procedure.code} ${procedure.from} ${options.join(' ')}`,
        procedure: procedure.code,
        channel: 'online',
        options,
        items: procedure.items.filter(({ filed }) => filed).map(handIn),
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
    valueOf(await actOnDossier(ports)(dossier, command, act(agency), items.map(handIn)));
  }
  return { dossier, state: (await loadDossier(ports)(dossier)).state };
};
