import { Fault, ok, refused } from '@lienthong/kernel';
import type { JsonObject, Outcome, Refusal } from '@lienthong/kernel';
import type { NewEvent, RecordedEvent } from '../port/event.js';
import type { EventCatalogue, EventTypeHistory, Upcaster } from './catalogue.js';

/** The event was written by software that knows more than this one. */
export type NotUnderstood = Refusal<'codec/unknown-type' | 'codec/newer-version'>;

export interface Codec {
  readonly types: readonly string[];
  readonly knows: (type: string) => boolean;
  /** Notes the payload's version where it is not the first. Throws the Fault `codec/unknown-type`. */
  readonly encode: (event: NewEvent) => NewEvent;
  /** Gives the event with today's payload; refuses what it does not understand. What an upcaster throws comes through. */
  readonly decode: (event: RecordedEvent) => Outcome<RecordedEvent, NotUnderstood>;
}

interface KnownType {
  readonly version: number;
  /** At index `v - 1` what turns version `v` into the next. */
  readonly steps: readonly Upcaster[];
}

const known = (type: string, { version = 1, upcasters = {} }: EventTypeHistory): KnownType => {
  const steps = Array.from({ length: version - 1 }, (_, index) => {
    const step = upcasters[index + 1];
    if (step === undefined) throw new TypeError(`${type} has no upcaster for version ${index + 1}.`);
    return step;
  });
  return { version, steps };
};

/** Members one by one: an adapter's events may keep theirs behind getters, which a spread leaves out. */
const withData = (event: RecordedEvent, data: JsonObject): RecordedEvent => {
  const { id, type, meta, sealed, position, stream, revision, recordedAt } = event;
  const same = { id, type, data, meta, position, stream, revision, recordedAt };
  return sealed === undefined ? same : { ...same, sealed };
};

export const createCodec = (catalogue: EventCatalogue): Codec => {
  const types = new Map(Object.entries(catalogue).map(([type, history]) => [type, known(type, history)]));

  return {
    types: [...types.keys()],
    knows: (type) => types.has(type),
    encode: (event) => {
      const type = types.get(event.type);
      if (type === undefined) throw new Fault('codec/unknown-type', `No event type ${event.type} in the catalogue.`);
      return type.version === 1 ? event : { ...event, meta: { ...event.meta, version: type.version } };
    },
    decode: (event) => {
      const type = types.get(event.type);
      if (type === undefined) return refused({ code: 'codec/unknown-type', params: { type: event.type } });
      const { version = 1 } = event.meta;
      if (version === type.version) return ok(event);
      if (version > type.version)
        return refused({ code: 'codec/newer-version', params: { type: event.type, version } });
      const data = type.steps.slice(version - 1).reduce((older, upcast) => upcast(older), event.data);
      return ok(withData(event, data));
    },
  };
};
