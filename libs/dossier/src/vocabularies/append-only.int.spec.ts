import fc from 'fast-check';
import { historyOf } from '../testing/recorded-history.js';
import { loadShipped } from '../testing/world.js';
import { walkOf } from '../testing/walks.js';
import { dvcltVocabulary } from './dvclt/dvclt-vocabulary.js';
import { capNhatTienDo } from './portal/cap-nhat-tien-do.js';
import { dongBoHoSo } from './portal/dong-bo-ho-so.js';
import { portalVocabulary } from './portal/portal-vocabulary.js';
import type { NamesOfDossier } from './portal/words-of-dossier.js';
import type { RecordedDossierEvent } from './recorded.js';
import type { StatusVocabulary } from './status-vocabulary.js';
import { recordsOf } from './vocabulary.js';

const shipped = await loadShipped();
const names: NamesOfDossier = {
  procedure: 'Thủ tục',
  agency: (id) => id,
  leg: (id) => id,
  step: (_leg, step) => ({ name: step }),
  item: (id) => id,
  fee: (id) => id,
};

const cases = shipped.all.map((procedure) => {
  const dvclt = dvcltVocabulary(procedure);
  const statuses: readonly StatusVocabulary[] = [
    portalVocabulary as StatusVocabulary,
    ...(dvclt === undefined ? [] : [dvclt as StatusVocabulary]),
  ];
  return [`${procedure.code} from ${procedure.from}`, shipped.rulesOf(procedure), statuses] as const;
});

/** Each record with what it stands on, whatever its form. */
const everything = (history: readonly RecordedDossierEvent[], statuses: readonly StatusVocabulary[]) => ({
  statuses: statuses.map((vocabulary) => recordsOf(vocabulary, history)),
  file: recordsOf(dongBoHoSo(names), history),
  progress: recordsOf(capNhatTienDo(names), history),
});

describe.each(cases)('what partners are told of a dossier of %s', (_name, rules, statuses) => {
  const options = rules.procedure.options.filter(({ known }) => known === 'at-reception').map(({ id }) => id);
  const lives = fc
    .array(fc.nat(), { minLength: 1, maxLength: 30 })
    .map((choices) => historyOf(rules, ...walkOf(rules, options, choices)));

  it('only grows: what was told of a beginning is the beginning of what is told of the whole', () => {
    fc.assert(
      fc.property(lives, fc.nat(), (history, cut) => {
        const before = everything(history.slice(0, cut % (history.length + 1)), statuses);
        const after = everything(history, statuses);
        expect(after.statuses.map((records, index) => records.slice(0, before.statuses[index]?.length))).toEqual(
          before.statuses,
        );
        expect(after.file.slice(0, before.file.length)).toEqual(before.file);
        expect(after.progress.slice(0, before.progress.length)).toEqual(before.progress);
      }),
      { numRuns: 40 },
    );
  });

  it('never stands on nothing: each record names an event of the stream, in the stream’s order', () => {
    fc.assert(
      fc.property(lives, (history) => {
        const told = everything(history, statuses);
        const all = [...told.statuses, told.file.map(({ basis }) => basis), told.progress.map(({ basis }) => basis)];
        for (const records of all) {
          for (const { event, revision } of records) expect(history[revision]?.id).toBe(event);
          const places = records.map(({ revision }) => revision);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the order that the partner expects', () => {
    fc.assert(
      fc.property(lives, (history) => {
        for (const vocabulary of statuses) {
          const order = recordsOf(vocabulary, history).map(({ status }) => status);
          order.slice(1).forEach((status, index) => {
            expect(vocabulary.follows[order[index] ?? '']).toContain(status);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});
