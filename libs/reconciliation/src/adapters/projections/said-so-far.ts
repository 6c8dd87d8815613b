import type { RecordedDossierEvent, StatusRecord, StatusVocabulary } from '@lienthong/dossier/vocabularies';
import type { Instant, JsonValue } from '@lienthong/kernel';

type PackedRecord = readonly [status: string, event: string, revision: number, at: string];

/** What a vocabulary is told of a dossier so far, and its state, as a row holds it. */
export interface Said {
  readonly s: JsonValue;
  readonly r: readonly PackedRecord[];
}

export const saidIn = (text: string): Said => JSON.parse(text) as Said;
export const textOf = (said: Said): string => JSON.stringify(said);

/** The records of a vocabulary out of a row. */
export const unpackRecords = (text: string): readonly StatusRecord[] =>
  saidIn(text).r.map(([status, event, revision, at]) => ({
    status,
    event,
    revision,
    at: at as Instant,
  }));

/** With one more event; `before`: undefined at the beginning. */
export const saidAfter = <State>(
  { initial, next }: StatusVocabulary<State>,
  before: Said | undefined,
  event: RecordedDossierEvent,
): Said => {
  const { state, records } = next((before?.s ?? initial) as State, event);
  const so = before?.r ?? [];
  if (records.length === 0) return { s: state as JsonValue, r: so };
  const more = records.map((one): PackedRecord => [one.status, one.event, one.revision, one.at]);
  return { s: state as JsonValue, r: [...so, ...more] };
};
