import type { RecordedDossierEvent, StatusRecord, StatusVocabulary } from '@lienthong/dossier/vocabularies';
import type { Instant, JsonValue } from '@lienthong/kernel';

type PackedRecord = readonly [status: string, event: string, revision: number, at: string];

interface Packed {
  readonly s: JsonValue;
  readonly r: readonly PackedRecord[];
}

/** The records of a vocabulary out of a row. */
export const unpackRecords = (text: string): readonly StatusRecord[] =>
  (JSON.parse(text) as Packed).r.map(([status, event, revision, at]) => ({
    status,
    event,
    revision,
    at: at as Instant,
  }));

/** The row after one more event; the same text where it gives the vocabulary nothing. */
export const packedAfter = <State>(
  { initial, next }: StatusVocabulary<State>,
  text: string | undefined,
  event: RecordedDossierEvent,
): string => {
  const before: Packed = text === undefined ? { s: initial as JsonValue, r: [] } : (JSON.parse(text) as Packed);
  const { state, records } = next(before.s as State, event);
  const more = records.map((one): PackedRecord => [one.status, one.event, one.revision, one.at]);
  return JSON.stringify({ s: state as JsonValue, r: [...before.r, ...more] } satisfies Packed);
};
