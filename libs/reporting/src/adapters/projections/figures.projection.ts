import { defineProjection, forTypes, newest } from '@lienthong/read-model';
import type { Projection } from '@lienthong/read-model';
import { foldEvent } from '../../domain/facts.fold.js';
import { dossierRows } from './dossier-rows.js';
import type { Row } from './dossier-rows.js';
import { FIGURE_CATEGORIES, FIGURE_TYPES, figureEventOf } from './figure-events.js';
import { figuresModel, figuresSchema } from './figures.schema.js';
import { writtenWords } from './words.js';

/** Dossiers whose facts stay in memory: what happens to one comes in close succession. */
const REMEMBERED = 5_000;

/** A dossier of the batch at hand: as it stands in the file, if it does, and as it is by now. */
interface Changed {
  readonly written: Row | undefined;
  readonly now: Row;
}

/** The facts of every dossier with both of their times, folded as the figures fold them. No words, no person. */
export const figuresProjection: Projection = defineProjection({
  ...figuresModel,
  categories: FIGURE_CATEGORIES,
  schema: (db) => db.exec(figuresSchema),
  prepare: (db) => {
    const rows = dossierRows(db, writtenWords(db));
    const known = newest<Row>(REMEMBERED);
    const changed = new Map<string, Changed>();
    const prepared = forTypes(FIGURE_TYPES, (event) => {
      const fact = figureEventOf(event);
      if (fact === undefined) return;
      const { dossier } = fact;
      const change = changed.get(dossier);
      const before = change?.now ?? known.get(dossier) ?? rows.find(dossier);
      const folded = foldEvent(before?.folded, fact.event, event.recordedAt);
      if (folded === undefined) return;
      const now = before === undefined ? rows.placed(event.position, folded) : { id: before.id, folded };
      changed.set(dossier, { written: change === undefined ? before : change.written, now });
    });
    return {
      ...prepared,
      settle: () => {
        for (const [dossier, { written, now }] of changed) {
          rows.write(dossier, written, now);
          known.set(dossier, now);
        }
        changed.clear();
      },
    };
  },
});
