import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { instantOf } from '@lienthong/kernel';
import { consumedRecord, rawOf } from '../port/consumed-record.js';
import type { BusRecord, ConsumedRecord } from '../port/record.js';
import { LIMITS } from './attributes.js';
import type { CloudEvent } from './event.js';
import { readCloudEvent } from './read-cloud-event.js';
import { writeCloudEvent } from './write-cloud-event.js';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'cloudevents');
const PLACE = { topic: 'lienthong.agency.H1.out', offset: 7, appendedAt: instantOf(new Date(0)) };

type FixtureBytes = string | { readonly hex: string };

interface Fixture {
  readonly key: FixtureBytes | null;
  readonly value: FixtureBytes | null;
  readonly headers: readonly (readonly [string, FixtureBytes])[];
  readonly expected?: unknown;
}

const bytes = (text: FixtureBytes): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(text.hex, 'hex');

const recordOf = ({ key, value, headers }: Fixture): ConsumedRecord =>
  consumedRecord({
    ...PLACE,
    value: value === null ? null : bytes(value),
    raw: { key: key === null ? null : bytes(key), headers: headers.map(([name, text]) => [name, bytes(text)]) },
  });

const found = (written: BusRecord): ConsumedRecord =>
  consumedRecord({ ...PLACE, value: written.value, raw: rawOf(written) });

const fixtures = (kind: 'valid' | 'invalid'): readonly (readonly [string, Fixture])[] =>
  readdirSync(join(FIXTURES, kind)).map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(join(FIXTURES, kind, name), 'utf8')) as Fixture,
  ]);

const least: CloudEvent = { id: '1', source: '/s', type: 't', key: null, extensions: {}, data: new Uint8Array() };

describe('reading a CloudEvent', () => {
  it.each(fixtures('valid'))('takes %s', (_name, fixture) => {
    expect(readCloudEvent(recordOf(fixture))).toMatchObject({ ok: true, value: PLACE });
  });

  it.each(fixtures('invalid'))('refuses %s', (_name, fixture) => {
    expect(readCloudEvent(recordOf(fixture))).toEqual({ ok: false, refusal: fixture.expected });
  });

  it('reads every attribute to its place', () => {
    const whole = fixtures('valid').find(([name]) => name === 'whole')?.[1];
    expect(readCloudEvent(recordOf(whole!))).toEqual({
      ok: true,
      value: {
        ...PLACE,
        key: 'transfer-1',
        id: '01976f2e-1111-7000-8000-000000000001',
        source: '/systems/s-17',
        type: 'vn.lienthong.document.submitted',
        subject: 'Công văn số 12',
        time: '2026-11-27T08:00:00.123+07:00',
        dataschema: 'https://example.vn/schemas/1',
        datacontenttype: 'application/json',
        sequence: { epoch: '01976f2e-1111-7000-8000-000000000001', revision: 42 },
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        extensions: { partitionkey: 'transfer-1' },
        data: new Uint8Array(Buffer.from('{"a":1}')),
      },
    });
  });

  it('refuses more data, or more headers, than a record may have', () => {
    const large = { ...least, data: new Uint8Array(LIMITS.dataBytes + 1) };
    expect(readCloudEvent(found(writeCloudEvent(large)))).toEqual({
      ok: false,
      refusal: { code: 'bus/too-large', path: 'data' },
    });
    const extensions = Object.fromEntries(Array.from({ length: LIMITS.headers }, (_, n) => [`x${n}`, '']));
    expect(readCloudEvent(found(writeCloudEvent({ ...least, extensions })))).toEqual({
      ok: false,
      refusal: { code: 'bus/too-large', path: 'headers' },
    });
  });

  it('refuses what could not be decompressed', () => {
    const record = consumedRecord({ ...PLACE, value: null, raw: { key: null, headers: [] }, unreadable: true });
    expect(readCloudEvent(record)).toEqual({ ok: false, refusal: { code: 'bus/unreadable' } });
  });
});

const printable = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })

  .filter((text) => !/[\u0000-\u001f\u007f-\u009f\p{Noncharacter_Code_Point}\p{Surrogate}]/u.test(text));
const name = fc.stringMatching(/^x[a-z0-9]{0,15}$/);
const event: fc.Arbitrary<CloudEvent> = fc.record(
  {
    id: printable,
    source: fc.webUrl(),
    type: printable,
    key: fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Surrogate}/u.test(text))),
    subject: printable,
    time: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
    dataschema: fc.webUrl(),
    datacontenttype: fc.constantFrom('application/json', 'text/plain; charset=utf-8'),
    sequence: fc.record({ epoch: fc.uuid(), revision: fc.maxSafeNat() }),
    traceparent: fc.constant('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'),
    extensions: fc.dictionary(name, printable, { noNullPrototype: true }),
    data: fc.uint8Array({ maxLength: 2_000 }),
  },
  { requiredKeys: ['id', 'source', 'type', 'key', 'extensions', 'data'], noNullPrototype: true },
);

describe('writing a CloudEvent', () => {
  it('writes what is read as the same event', () => {
    fc.assert(
      fc.property(event, (one) => {
        expect(readCloudEvent(found(writeCloudEvent(one)))).toEqual({ ok: true, value: { ...one, ...PLACE } });
      }),
    );
  });

  it('writes nothing that its reader would refuse', () => {
    expect(() => writeCloudEvent({ ...least, subject: 'a\nb' })).toThrow(TypeError);
    expect(() => writeCloudEvent({ ...least, traceparent: 'none' })).toThrow(TypeError);
    expect(() => writeCloudEvent({ ...least, extensions: { id: '2' } })).toThrow(TypeError);
    expect(() => writeCloudEvent({ ...least, extensions: { Vendor: 'x' } })).toThrow(TypeError);
  });

  it('pads the revision, so that sequences of an epoch sort as text', () => {
    const epoch = '01976f2e-1111-7000-8000-000000000001';
    const { headers } = writeCloudEvent({ ...least, sequence: { epoch, revision: 42 } });
    expect(headers['ce_sequence']).toBe(`${epoch}:0000000000000000042`);
  });
});

describe('records that nobody meant to be read', () => {
  const header = fc.tuple(
    fc.oneof(
      fc.constantFrom('ce_id', 'ce_source', 'ce_type', 'ce_specversion', 'content-type', 'ce_time', 'ce_sequence'),
      fc.string(),
    ),
    fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.constant(Buffer.from('1.0'))),
  );
  const record = fc.record({
    key: fc.option(fc.uint8Array({ maxLength: 20 })),
    value: fc.option(fc.uint8Array({ maxLength: 200 })),
    headers: fc.array(header, { maxLength: 12 }),
  });

  it('are read or refused with a code, never thrown at, and never quoted', () => {
    fc.assert(
      fc.property(record, ({ key, value, headers }) => {
        const read = readCloudEvent(consumedRecord({ ...PLACE, value, raw: { key, headers } }));
        if (read.ok) return;
        expect(read.refusal.code).toMatch(/^bus\/[a-z-]+$/);
        expect(read.refusal.path ?? '').toMatch(/^(?:[a-z0-9]{1,40}|\(name\))?$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
