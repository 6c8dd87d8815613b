import { DatabaseSync } from 'node:sqlite';
import type { EventId, RecordedEvent as StoredEvent } from '@lienthong/event-store';
import { dossierStream } from '@lienthong/dossier/events';
import { reconciliationStream } from '@lienthong/reconciliation/events';
import type { JsonObject } from '@lienthong/kernel';
import type { ReadModel } from '@lienthong/read-model';
import { isDriftEvent } from '../../../domain/drift.js';
import type { RecordedEvent } from '../../../domain/facts.js';
import { figuresProjection } from '../figures.projection.js';

const dataOf = ({ dossier, event }: RecordedEvent): object => {
  if (!isDriftEvent(event)) return event.data;
  const [agency, vocabulary] = event.data.party.split(' ');
  return { dossier, agency, vocabulary, at: event.data.at };
};

/** As they would stand in a store, in this order. */
export const stored = (events: readonly RecordedEvent[]): readonly StoredEvent[] => {
  const revisions = new Map<string, number>();
  return events.map((told, index): StoredEvent => {
    const { dossier, recordedAt, event } = told;
    const revision = (revisions.get(dossier) ?? -1) + 1;
    revisions.set(dossier, revision);
    return {
      id: `event-${index}` as EventId,
      stream: isDriftEvent(event) ? reconciliationStream('1') : dossierStream(dossier),
      position: index + 1,
      revision,
      recordedAt,
      type: event.type,
      data: JSON.parse(JSON.stringify(dataOf(told))) as JsonObject,
      meta: { at: recordedAt, by: { role: 'hub' } },
    };
  });
};

/**
 * The model of these events in memory, written in batches. `restarts`: after so many events the projection begins anew on
 * what it wrote.
 */
export const builtFigures = (events: readonly RecordedEvent[], restarts = Infinity, batch = 7): ReadModel => {
  const db = new DatabaseSync(':memory:');
  figuresProjection.schema(db);
  let prepared = figuresProjection.prepare(db);
  stored(events).forEach((event, index) => {
    if (index % restarts === restarts - 1) {
      prepared.settle?.();
      prepared = figuresProjection.prepare(db);
    }
    prepared.apply(event);
    if (index % batch === batch - 1) prepared.settle?.();
  });
  prepared.settle?.();
  return {
    all: (sql, ...values) => db.prepare(sql).all(...values),
    get: (sql, ...values) => db.prepare(sql).get(...values),
    position: () => events.length,
    close: () => db.close(),
  };
};
