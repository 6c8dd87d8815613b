import type { Assertion } from '@lienthong/event-store';
import { agencyIdOf, parseAgencyCode } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import { changeAgency } from './agency-commands.js';
import type { RegistryPorts } from './commit.js';
import { inWaves, planImport, refusalAt } from './import-plan.js';
import type { PlannedRecord, RefusedRecord } from './import-plan.js';
import { changesOf, closingOf, idIn, registrationOf } from './record-commands.js';
import type { IdOf, PlacedCommand } from './record-commands.js';

export interface ImportReport {
  readonly added: number;
  /** Known before, with new facts now. */
  readonly changed: number;
  readonly unchanged: number;
  /** In the order of the records. What a refused record said before the refusal stays recorded. */
  readonly refused: readonly RefusedRecord[];
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly by?: Assertion;
}

type Fate = 'added' | 'changed' | 'unchanged';

/** So many appends at a time share the store's commits. */
const ABREAST = 64;

const abreast = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(ABREAST, items.length) }, lane));
};

/**
 * Records agencies in bulk. Repeating an import changes nothing, also after an interruption: what is recorded already
 * is no new fact, and event ids derive from place and content. Closings come last, when all successors are known.
 */
export const importAgencies =
  (ports: RegistryPorts) =>
  async (values: readonly unknown[], { onProgress, by }: ImportOptions = {}): Promise<ImportReport> => {
    const plan = planImport(values);
    const refused: RefusedRecord[] = [...plan.refused];
    const fates = new Map<PlannedRecord, Fate>(plan.records.map((planned) => [planned, 'unchanged']));
    const change = changeAgency(ports);
    const { directory } = ports.registry.register;

    const idOf: IdOf = (code) => {
      const parsed = parseAgencyCode(plan.names.get(code) ?? code);
      if (!parsed.ok) throw new TypeError('A read record holds parsed codes only.');
      return directory.everHeldBy(parsed.value.code)[0] ?? agencyIdOf(parsed.value.code);
    };

    const carryOut = async (planned: PlannedRecord, commands: readonly PlacedCommand[]): Promise<void> => {
      const agency: AgencyId = idIn(planned.record);
      for (const { path, command } of commands) {
        const outcome = await change(agency, command, by);
        if (!outcome.ok) {
          fates.delete(planned);
          refused.push(refusalAt(planned, path, outcome.refusal));
          return;
        }
        if (outcome.value.events.includes('AgencyRegistered')) fates.set(planned, 'added');
        else if (outcome.value.events.length > 0 && fates.get(planned) === 'unchanged') fates.set(planned, 'changed');
      }
    };

    let done = plan.refused.length;
    const report = (): void => onProgress?.({ done, total: values.length });
    for (const wave of inWaves(plan)) {
      await abreast(wave, async (planned) => {
        await carryOut(planned, registrationOf(planned.record, idOf));
        done += 1;
        report();
      });
    }
    for (const later of [changesOf, closingOf])
      await abreast([...fates.keys()], (planned) => carryOut(planned, later(planned.record, idOf)));

    const count = (fate: Fate): number => [...fates.values()].filter((each) => each === fate).length;
    return {
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: refused.sort((a, b) => a.index - b.index),
    };
  };
