import type { JsonObject } from '@lienthong/kernel';
import fc from 'fast-check';
import { event } from '../conformance/examples.js';
import { openMemoryEventStore } from '../memory/memory-event-store.js';
import type { NewEvent, RecordedEvent } from '../port/event.js';
import { streamName } from '../stream-name.js';
import { createCodec } from './codec.js';
import { encodingStore } from './encoding-store.js';

const splitName = ({ name, ...rest }: JsonObject): JsonObject => ({ ...rest, names: [name ?? null] });
const addCountry = (data: JsonObject): JsonObject => ({ ...data, country: 'VN' });

const codec = createCodec({
  AgencyOpened: {},
  AgencyRenamed: { version: 3, upcasters: { 1: splitName, 2: addCountry } },
});

const recorded = (sent: NewEvent): RecordedEvent => ({
  ...sent,
  stream: streamName('agency', '1'),
  position: 1,
  revision: 0,
  recordedAt: sent.meta.at,
});
const stored = (type: string, data: JsonObject, version?: number): RecordedEvent => {
  const { meta, ...rest } = event(type, data);
  return recorded({ ...rest, meta: version === undefined ? meta : { ...meta, version } });
};

describe('the codec', () => {
  it('notes a version only where it is not the first', () => {
    expect(codec.encode(event('AgencyOpened')).meta).not.toHaveProperty('version');
    expect(codec.encode(event('AgencyRenamed')).meta.version).toBe(3);
  });

  it.each([
    ['first', undefined, { name: 'A', note: 1 }],
    ['second', 2, { names: ['A'], note: 1 }],
    ['present', 3, { names: ['A'], note: 1, country: 'VN' }],
  ])('reads a payload of the %s version as that of today', (_, version, data) => {
    const decoded = codec.decode(stored('AgencyRenamed', data, version));
    expect(decoded).toMatchObject({ ok: true, value: { data: { names: ['A'], note: 1, country: 'VN' }, position: 1 } });
  });

  it('refuses a type that it does not know, and a version that is newer than its own', () => {
    const unknown = { ok: false, refusal: { code: 'codec/unknown-type', params: { type: 'AgencyDreamt' } } };
    expect(codec.decode(stored('AgencyDreamt', {}))).toEqual(unknown);
    const newer = { ok: false, refusal: { code: 'codec/newer-version', params: { type: 'AgencyOpened', version: 2 } } };
    expect(codec.decode(stored('AgencyOpened', {}, 2))).toEqual(newer);
    expect(() => codec.encode(event('AgencyDreamt'))).toThrow('AgencyDreamt');
  });

  it('knows no type that merely every object has', () => {
    expect(codec.knows('constructor')).toBe(false);
    expect(codec.knows('AgencyOpened')).toBe(true);
    expect(codec.types).toEqual(['AgencyOpened', 'AgencyRenamed']);
  });

  it('does not accept a catalogue that lacks an upcaster', () => {
    expect(() => createCodec({ AgencyMoved: { version: 3, upcasters: { 1: addCountry } } })).toThrow(
      'AgencyMoved has no upcaster for version 2.',
    );
  });

  it('gives back whatever was encoded, through a store', async () => {
    const store = encodingStore(openMemoryEventStore(), codec);
    const type = fc.constantFrom('AgencyOpened', 'AgencyRenamed');
    const data = fc
      .dictionary(fc.string(), fc.jsonValue())
      .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);
    await fc.assert(
      fc.asyncProperty(type, data, fc.uuid(), async (name, payload, id) => {
        const sent = event(name, payload);
        const stream = streamName('agency', `${id}-${sent.id}`);
        await store.append(stream, 'no-stream', [sent]);
        const [read] = await store.readStream(stream);
        const decoded = codec.decode(read as RecordedEvent);
        expect(decoded).toMatchObject({ ok: true, value: { id: sent.id, type: name, stream } });
        expect(decoded.ok && decoded.value.data).toEqual(payload);
      }),
    );
  });

  it('lets no event into a store that it could not read again', async () => {
    const store = encodingStore(openMemoryEventStore(), codec);
    const append = store.append(streamName('agency', '1'), 'any', [event('AgencyDreamt')]);
    await expect(append).rejects.toMatchObject({ code: 'codec/unknown-type' });
  });
});
