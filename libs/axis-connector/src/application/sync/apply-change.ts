import type { Assertion } from '@lienthong/event-store';
import { agencyIdOf, parseAgencyCode } from '@lienthong/identifiers';
import type { AgencyCode, LocalDate } from '@lienthong/identifiers';
import { Fault } from '@lienthong/kernel';
import { addAgencyCode, moveAgency, registerAgency, renameAgency, succeedAgency } from '@lienthong/registry';
import type { RegistryPorts } from '@lienthong/registry';
import type { SyncChange } from '../../domain/sync/compare.js';
import { placeOf } from '../../domain/sync/place-of.js';
import { sourceOf } from '../homes.js';

type Applied = Awaited<ReturnType<ReturnType<typeof addAgencyCode>>>;

const generationOf = (code: AgencyCode) => {
  const parsed = parseAgencyCode(code);
  if (!parsed.ok) throw new Fault('axis/unread-row', 'A row was not read before');
  return parsed.value.generation;
};

/** The day that a list names where it has come; otherwise that of the synchronisation. */
const dayOf = (on: LocalDate | undefined, today: LocalDate): LocalDate => (on !== undefined && on < today ? on : today);

const nextDay = (day: LocalDate): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) as LocalDate;

/**
 * A later day may be taken: who stands above may have come, or come from below, since the day that the list names. A
 * closing that is recorded already is no new fact under its own day.
 */
const TOO_EARLY: ReadonlySet<string> = new Set([
  'agency/dates-out-of-order',
  'agency/before-registration',
  'agency/already-closed',
  'agency/parent-unknown',
  'agency/parent-cycle',
]);

/**
 * Records one change as a dated fact. A fact that the register has something later of is dated today; a closing, which must
 * follow every other fact, tomorrow at the latest.
 */
export const applyChange =
  (ports: RegistryPorts, axis: string, today: LocalDate, by: Assertion) =>
  async (change: SyncChange): Promise<Applied> => {
    const dated = async (on: LocalDate | undefined, act: (from: LocalDate) => Promise<Applied>): Promise<Applied> => {
      const days = [...new Set([dayOf(on, today), today, ...(change.kind === 'closed' ? [nextDay(today)] : [])])];
      for (const day of days) {
        const applied = await act(day);
        if (applied.ok || !TOO_EARLY.has(applied.refusal.code) || day === days.at(-1)) return applied;
      }
      throw new Fault('axis/unread-row', 'A change without a day');
    };
    switch (change.kind) {
      case 'new': {
        const { code, name, oldCodes } = change.row;
        const registered = await registerAgency(ports)(
          {
            code,
            generation: generationOf(code),
            name,
            ...placeOf(code, name),
            ...(change.parent === undefined ? {} : { parent: change.parent }),
            from: today,
            source: sourceOf(axis),
          },
          by,
        );
        if (!registered.ok) return registered;
        const agency = agencyIdOf(code);
        for (const oldCode of oldCodes) {
          const data = { code: oldCode, generation: generationOf(oldCode), from: today };
          const added = await addAgencyCode(ports)(agency, data, by);
          if (!added.ok) return added;
        }
        return registered;
      }
      case 'code': {
        const { agency, code } = change;
        return addAgencyCode(ports)(agency, { code, generation: generationOf(code), from: today }, by);
      }
      case 'renamed':
        return dated(change.on, (from) => renameAgency(ports)(change.agency, { name: change.name, from }, by));
      case 'moved':
        return dated(change.on, (from) => {
          const above = change.parent === undefined ? {} : { parent: change.parent };
          return moveAgency(ports)(change.agency, { ...above, from }, by);
        });
      case 'closed':
        return dated(change.on, (from) => succeedAgency(ports)(change.agency, { from, successors: [] }, by));
    }
  };
