import { defineProjection, forTypes } from '@lienthong/read-model';
import type { Projection } from '@lienthong/read-model';
import { foldEvent } from '../../domain/facts.fold.js';
import { dossierRows } from './dossier-rows.js';
import type { Row } from './dossier-rows.js';
import { FIGURE_CATEGORIES, FIGURE_TYPES, figureEventOf } from './figure-events.js';
import { figuresModel, figuresSchema } from './figures.schema.js';
import { newest } from './newest.js';
import { writtenWords } from './words.js';

/** Dossiers whose facts stay in memory: what happens to one comes in close succession. */
const REMEMBERED = 5_000;

/** The facts of every dossier with both of their times, folded as the figures fold them. No words, no person. */
export const figuresProjection: Projection = defineProjection({
  ...figuresModel,
  categories: FIGURE_CATEGORIES,
  schema: (db) => db.exec(figuresSchema),
  prepare: (db) => {
    const rows = dossierRows(db, writtenWords(db));
    const known = newest<Row>(REMEMBERED);
    return forTypes(FIGURE_TYPES, (event) => {
      const fact = figureEventOf(event);
      if (fact === undefined) return;
      const { dossier } = fact;
      const before = known.get(dossier) ?? rows.find(dossier);
      const folded = foldEvent(before?.folded, fact.event, event.recordedAt);
      if (folded === undefined) return;
      known.set(
        dossier,
        before === undefined ? rows.add(dossier, event.position, folded) : rows.change(before, folded),
      );
    });
  },
});
