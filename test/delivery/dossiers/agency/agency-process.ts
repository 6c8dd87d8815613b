import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '../../../support/random.js';
import { createCounter } from './counter.js';
import type { HubAnswer } from './hub-port.js';
import { httpHub } from './http-hub.js';
import { createLegs } from './legs.js';
import { createOutbox } from './outbox.js';
import { ownCsv } from './own-csv.js';
import { openOwnStore } from './own-store.js';
import { unreliable } from './unreliable.js';
import type { Faults } from './unreliable.js';

/** The software of one agency, in a process and with a store of its own. argv: the task. It may be killed at any moment. */
export interface AgencyTask {
  readonly url: string;
  readonly token: string;
  readonly agency: string;
  /** Its own database; made where it is missing. */
  readonly file: string;
  readonly seed: number;
  /** Births that its counter files; 0: it has none. */
  readonly births: number;
  /** Share of first results of the leg before that it finds wrong. */
  readonly returns: number;
  readonly retries: boolean;
}

export interface AgencyStatus {
  readonly filed: number;
  readonly delivered: number;
  /** What it has still to do or to tell. */
  readonly pending: number;
  readonly dropped: number;
  readonly refusals: readonly string[];
  readonly faults: Readonly<Faults>;
}

const task = JSON.parse(process.argv[2] ?? '{}') as AgencyTask;
const { agency, births, retries, returns } = task;
const store = openOwnStore(task.file);
const random = randomOf(task.seed);
let ended = false;

const refuse = store.db.prepare('INSERT INTO refusals VALUES (?)');
const noteRefusal = (path: string, body: string, { status, body: said }: HubAnswer): void => {
  const { report = '' } = JSON.parse(body) as { report?: string };
  // Overtaken by the end of the dossier: the agency has told more since.
  if (said['code'] === 'dossier/finished' && report === 'acknowledged') return;
  refuse.run(`${agency}: ${path} ${report} ${status} ${String(said['code'])}`);
};

const hub = unreliable(httpHub(task.url, task.token, agency), random, (path, body, answer) => {
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) noteRefusal(path, body, answer);
});
const outbox = createOutbox({
  store,
  hub,
  random,
  retries,
  onAccepted: (path, body, answer) => counter?.accepted(path, body, answer),
  onRefused: noteRefusal,
  ended: () => ended,
});
const legs = createLegs({ store, outbox, random, returns });
const counter = births > 0 ? createCounter({ store, outbox, agency, births }) : undefined;

const cursorOf = store.db.prepare('SELECT after FROM cursor');
const moveCursor = store.db.prepare(
  'INSERT INTO cursor VALUES (1, ?) ON CONFLICT DO UPDATE SET after = excluded.after',
);

/** What a page brings and how far it was read are one commit: an entry is taken once, whatever is killed. */
const readInbox = async (): Promise<void> => {
  while (!ended) {
    const after = String(cursorOf.get()?.['after'] ?? 'start');
    const page = await hub.inbox(after).catch(() => undefined);
    if (page === undefined) {
      await pause(20);
      continue;
    }
    if (page.entries.length === 0) continue;
    store.together(() => {
      for (const { entry } of page.entries) {
        if (entry.kind !== 'task') continue;
        legs.take(entry);
        counter?.take(entry);
      }
      moveCursor.run(page.next ?? after);
    });
  }
};

const work = async (): Promise<void> => {
  while (!ended) {
    counter?.file();
    legs.work();
    await pause(10);
  }
};

const refused = store.db.prepare('SELECT text FROM refusals LIMIT 20');
const status = (): AgencyStatus => ({
  filed: counter?.filed() ?? 0,
  delivered: counter?.delivered() ?? 0,
  pending: outbox.size() + legs.pending() + hub.pending(),
  dropped: outbox.dropped(),
  refusals: refused.all().map(({ text }) => String(text)),
  faults: hub.faults,
});

type Asked =
  { readonly type: 'status' } | { readonly type: 'export'; readonly file: string } | { readonly type: 'end' };

process.on('message', (asked: Asked) => {
  if (asked.type === 'status') process.send?.({ type: 'status', status: status() });
  if (asked.type === 'export') {
    writeFileSync(asked.file, ownCsv(store));
    process.send?.({ type: 'exported' });
  }
  if (asked.type === 'end') {
    ended = true;
    process.exit();
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ type: 'started' });
await Promise.all([readInbox(), work(), outbox.run()]);
