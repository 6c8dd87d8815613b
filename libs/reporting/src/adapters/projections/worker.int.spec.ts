import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newEventId, openSqliteEventStore } from '@lienthong/event-store';
import type { SqliteEventStore } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import { startProjectionWorker } from '@lienthong/read-model';
import type { ProjectionWorker } from '@lienthong/read-model';
import { askReport } from '../../application/ask.js';
import type { RecordedEvent } from '../../domain/facts.js';
import { reportII06a } from '../../domain/report.js';
import { moment } from '../../synthetic/quarter.js';
import { asked, loadGround } from '../../testing/ground.js';
import { dossierOf, filed, promised, received, resolved } from '../../testing/told.js';
import { openFigures } from './open-figures.js';
import type { OpenFigures } from './open-figures.js';
import { figuresModule } from './projections.url.js';
import { stored } from './testing/built-figures.js';

let dir: string;
let store: SqliteEventStore;
let worker: ProjectionWorker;
let figures: OpenFigures;
let now = '' as Instant;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'figures-'));
  const storeFile = join(dir, 'events.sqlite');
  store = await openSqliteEventStore({ file: storeFile, clock: { now: () => now } });
  worker = await startProjectionWorker({ module: figuresModule, storeFile, dir: join(dir, 'models') });
  figures = openFigures(worker, store);
});

afterAll(async () => {
  figures.close();
  await worker.stop();
  await store.close();
  await rm(dir, { recursive: true });
});

const append = async (events: readonly RecordedEvent[]): Promise<void> => {
  for (const [index, event] of stored(events).entries()) {
    now = events[index]?.recordedAt ?? now;
    await store.append(event.stream, 'any', [{ ...event, id: newEventId() }]);
  }
};

describe('figures beside a store', () => {
  it('are those of the last quarter after later events, a rebuild, and another question of today', async () => {
    const ground = await loadGround(moment('2024-06-01 00:00'));
    const opened = dossierOf(
      'a',
      filed('2024-01-03 08:00'),
      received('2024-01-03 08:00'),
      promised('2024-01-03 08:00', '2024-01-10 17:00'),
    );
    const other = dossierOf('b', filed('2024-01-04 08:00', 'online'), received('2024-01-04 08:00'));
    const late = dossierOf('a', resolved('2024-01-09 16:00', '2024-04-08 09:00'));
    const quarter = asked({ knownAt: moment('2024-04-01 00:00') });
    const today = asked({ knownAt: moment('2024-04-15 00:00') });
    const ports = { ground, figures };

    await append([...opened, ...other]);
    const then = await askReport(ports)(quarter);
    expect(then.forms.reported.total).toMatchObject({ received: 2, online: 1, inProcess: 2, overdue: 1 });

    await append(late);
    expect(await askReport(ports)(quarter)).toEqual(then);
    const since = await askReport(ports)(today);
    expect(since.forms.reconciled.total).toMatchObject({ received: 2, resolved: 1, overdue: 0 });
    expect(since).toEqual(reportII06a(ground, [...opened, ...other, ...late], today));

    expect(await worker.rebuild('figures')).toBe('swapped');
    expect(await askReport(ports)(quarter)).toEqual(then);
    expect(await askReport(ports)(today)).toEqual(since);
  });
});
