import type { Entry } from './hub-port.js';
import type { Outbox } from './outbox.js';
import type { OwnStore } from './own-store.js';

/** How an agency does its leg: takes it on, works for a while, and is done with it or finds an error in another's. */
export interface Legs {
  /** Within `together`. */
  take(entry: Entry): void;
  /** Does what is due by now. */
  work(): void;
  readonly pending: () => number;
}

export interface LegsOptions {
  readonly store: OwnStore;
  readonly outbox: Outbox;
  readonly random: () => number;
  /** Share of the first results of another leg that are found wrong and sent back; of none where it is 0. */
  readonly returns: number;
}

/** What a leg produces, as the procedure has it. */
const RESULTS: Readonly<Record<string, string>> = {
  'khai-sinh': 'giay-khai-sinh',
  'thuong-tru': 'ket-qua-cu-tru',
  bhyt: 'the-bhyt',
};
const FIRST_LEG = 'khai-sinh';
const LONGEST_WORK_MS = 250;
const BEGINNINGS: ReadonlySet<string> = new Set(['start', 'correct', 'resume']);

interface Working {
  readonly dossier: string;
  readonly leg: string;
  readonly code: string;
  readonly attempt: number;
  readonly resumed: boolean;
}

const now = (): string => new Date().toISOString();

export const createLegs = ({ store, outbox, random, returns }: LegsOptions): Legs => {
  const { db } = store;
  const put = db.prepare(
    `INSERT INTO work VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
     SET attempt = excluded.attempt, state = excluded.state, moment = excluded.moment`,
  );
  const plan = db.prepare('INSERT OR REPLACE INTO todo VALUES (?, ?, ?)');
  const done = db.prepare('DELETE FROM todo WHERE dossier = ? AND leg = ?');
  const due = db.prepare(
    `SELECT dossier, leg, code, attempt, state FROM todo JOIN work USING (dossier, leg) WHERE due <= ? ORDER BY due LIMIT 50`,
  );
  const count = db.prepare('SELECT count(*) AS count FROM todo');

  const report = ({ dossier, leg, attempt }: Working, said: string, at: string, more: object = {}): void => {
    const body = { reportId: `${leg}-${attempt}-${said}`, report: said, at, ...more };
    outbox.put(`/v1/dossiers/${dossier}/legs/${leg}/reports`, body);
  };

  const finish = (working: Working): void => {
    const { dossier, leg, code, attempt, resumed } = working;
    const wrong = leg !== FIRST_LEG && !resumed && random() < returns;
    const at = now();
    store.together(() => {
      done.run(dossier, leg);
      put.run(dossier, leg, code, attempt, wrong ? 'returned' : 'completed', at);
      if (wrong) report(working, 'returned', at, { to: FIRST_LEG, reason: 'Sai ngày sinh' });
      else report(working, 'completed', at, { items: [{ item: RESULTS[leg], fields: fieldsOf(leg, code, attempt) }] });
    });
  };

  return {
    take: ({ what, dossier, code, leg, attempt }) => {
      if (!BEGINNINGS.has(what) || leg === null || code === null) return;
      const at = now();
      // Resumed: the attempt that found the error goes on.
      const state = what === 'resume' ? 'resumed' : 'acknowledged';
      const working = { dossier, leg, code, attempt: attempt ?? 1, resumed: what === 'resume' };
      put.run(dossier, leg, code, working.attempt, state, at);
      plan.run(dossier, leg, Date.now() + Math.floor(random() * LONGEST_WORK_MS));
      if (what !== 'resume') report(working, 'acknowledged', at);
    },
    work: () => {
      for (const row of due.all(Date.now())) {
        finish({
          dossier: String(row['dossier']),
          leg: String(row['leg']),
          code: String(row['code']),
          attempt: Number(row['attempt']),
          resumed: row['state'] === 'resumed',
        });
      }
    },
    pending: () => Number(count.get()?.['count']),
  };
};

const fieldsOf = (leg: string, code: string, attempt: number): object =>
  leg === FIRST_LEG ? { soDangKy: code, quyenSo: String(attempt) } : { so: code };
