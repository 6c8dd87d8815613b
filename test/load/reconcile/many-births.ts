import type { DossierCommand } from '@lienthong/dossier';
import { CODE, certified, filed, historyOf, loadShipped, local, received, reports } from '@lienthong/dossier/testing';
import { deriveEventId, streamName } from '@lienthong/event-store';
import type { NewEvent, StreamName } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';

const NATIONAL = received.national ?? '';

const delivered: DossierCommand = {
  type: 'DeliverResult',
  now: local('2026-03-05 15:30'),
  at: local('2026-03-05 15:30'),
};

/** Code of the dossier of a number, as the counter gave it on one day. */
export const codeOfBirth = (number: number): string =>
  `${CODE.slice(0, CODE.lastIndexOf('-'))}-${String(number).padStart(8, '0')}`;

export interface Birth {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
}

/** Births from their filing to their delivery, as their decider writes them; facts alone, nothing sealed. */
export const manyBirths = async (): Promise<{
  readonly eventsEach: number;
  readonly birth: (number: number) => Birth;
}> => {
  const rules = (await loadShipped()).rulesFor('2.000986', '2026-03-03');
  const history = historyOf(
    rules,
    filed,
    received,
    certified,
    reports('Complete', 'thuong-tru', '2026-03-04 09:00'),
    reports('Complete', 'bhyt', '2026-03-04 10:00'),
    delivered,
  );
  const texts = history.map(({ event }) => JSON.stringify(event.data));
  const birth = (number: number): Birth => {
    const stream = streamName('dossier', deriveEventId('birth', String(number)));
    const events = history.map(({ event: { type }, recordedAt }, index): NewEvent => {
      const text = (texts[index] ?? '').replaceAll(CODE, codeOfBirth(number)).replaceAll(NATIONAL, `G01-${number}`);
      return {
        id: deriveEventId(stream, String(index)),
        type,
        data: JSON.parse(text) as JsonObject,
        meta: { at: recordedAt, by: { role: 'clerk' } },
      };
    });
    return { stream, events };
  };
  return { eventsEach: history.length, birth };
};
