import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadModel } from '@lienthong/read-model';
import { instantOf } from '@lienthong/kernel';
import { createDossierQueries } from './dossiers.queries.js';
import { dossiersSchema } from './dossiers.schema.js';

const PENDING = 1_000_000;
const START = Date.UTC(2026, 2, 3);
const at = (index: number) => instantOf(new Date(START + index * 1000));

const reading = (db: DatabaseSync): ReadModel => ({
  all: (sql, ...values) => db.prepare(sql).all(...values),
  get: (sql, ...values) => db.prepare(sql).get(...values),
  position: () => 0,
  close: () => db.close(),
});

describe('a million timers', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lienthong-timers-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('lie in the file: a look takes what is due, however many are pending, and nothing of them into memory', () => {
    const file = join(dir, 'timers.sqlite');
    const filling = new DatabaseSync(file);
    filling.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${dossiersSchema}; BEGIN`);
    const put = filling.prepare('INSERT INTO timers VALUES (?, ?)');
    for (let index = 0; index < PENDING; index += 1) put.run(`d-${String(index).padStart(7, '0')}`, at(index));
    filling.exec('COMMIT');
    filling.close();

    const db = new DatabaseSync(file, { readOnly: true });
    const queries = createDossierQueries(reading(db));
    const before = process.memoryUsage.rss();
    const took = [0, 1, 250_000, 999_000].map((now) => {
      const began = performance.now();
      const due = queries.dueBy(at(now), 500);
      expect(due).toHaveLength(Math.min(now + 1, 500));
      expect(due[0]).toEqual({ dossier: 'd-0000000', at: at(0) });
      return performance.now() - began;
    });
    db.close();
    expect(Math.max(...took)).toBeLessThan(100);
    expect(process.memoryUsage.rss() - before).toBeLessThan(32 * 1024 * 1024);
  });
});
