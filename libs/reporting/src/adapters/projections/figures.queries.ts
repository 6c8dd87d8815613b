import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AgencyId } from '@lienthong/identifiers';
import type { QueryRow, ReadModel } from '@lienthong/read-model';
import type { DossierFigures } from '../../application/dossier-figures.js';
import type { KnownDossier } from '../../domain/known-dossier.js';
import { firstReceiverOf, packWindow } from './packed-dossiers.js';
import { rowsOf } from './row-id.js';
import type { RowRange } from './row-id.js';
import type { WordOf } from './unpack.js';

/** Dossiers at a time: some five milliseconds. */
const CHUNK = 2048;

/** The packs of a chunk as one value each: a row for each dossier would cost more than all counting. */
const packsOf = (dossiers: string): string => `
  SELECT CAST(group_concat(facts, '') AS BLOB) AS facts, CAST(group_concat(legs, '') AS BLOB) AS legs,
    max(id) AS last, count(*) AS number
  FROM (${dossiers} ORDER BY id LIMIT ${CHUNK})`;

const FILED = packsOf('SELECT id, facts, legs FROM dossiers WHERE id > ? AND id < ?');
const MOVED = packsOf(`
  SELECT id, facts, legs FROM dossiers WHERE id > ? AND id IN (
    SELECT m.id FROM json_each(?) AS mine JOIN moved m ON m.receiver = mine.value)`);

const numbersOf = (bytes: unknown): Float64Array => {
  if (!(bytes instanceof Uint8Array)) return new Float64Array();
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  return new Float64Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 8);
};

/** Looked up once for each question. */
const wordsOf = (model: ReadModel): WordOf => {
  const known: string[] = [];
  return (number) =>
    (known[number] ??= String(model.get('SELECT word FROM words WHERE id = ?', number)?.['word'] ?? ''));
};

const numbersOfAgencies = (model: ReadModel, agencies: ReadonlySet<AgencyId>): readonly number[] =>
  model
    .all('SELECT w.id FROM json_each(?) AS mine JOIN words w ON w.word = mine.value', JSON.stringify([...agencies]))
    .map((row) => Number(row['id']));

export const createFiguresReader = (model: ReadModel, show = packWindow()): DossierFigures => ({
  each: async (agencies, knownAt, take) => {
    const wordOf = wordsOf(model);
    const at = Date.parse(knownAt);
    const numbers = numbersOfAgencies(model, agencies);
    const through = async (
      ask: (after: number) => QueryRow | undefined,
      from: number,
      wanted: (dossier: KnownDossier) => void,
    ): Promise<void> => {
      for (let after = from; ;) {
        const row = ask(after);
        if (row === undefined || row['number'] === 0) return;
        show({ facts: numbersOf(row['facts']), legs: numbersOf(row['legs']) }, wordOf, at, wanted);
        if (Number(row['number']) < CHUNK) return;
        after = Number(row['last']);
        await nextTurn();
      }
    };
    const filedWith = ({ after, before }: RowRange): Promise<void> =>
      through((last) => model.get(FILED, last, before), after, take);
    for (const number of numbers) await filedWith(rowsOf(number));
    const mine = JSON.stringify(numbers);
    await through(
      (last) => model.get(MOVED, last, mine),
      0,
      (dossier) => {
        const first = firstReceiverOf(dossier);
        // Those that one of these agencies received itself were taken above.
        if (first !== undefined && !agencies.has(first)) take(dossier);
      },
    );
  },
});
