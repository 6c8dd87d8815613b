import { randomBytes } from 'node:crypto';
import { isWrongRevision, newEventId, streamName } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import { sealFields } from '@lienthong/keyring';
import type { AxisLedger } from './ports.js';

const STREAM = streamName('axisface', 'hub');
const KEY_BYTES = 16;

const kept = async ({ store, keyring }: AxisLedger): Promise<Uint8Array | undefined> => {
  const [event] = await store.readStream(STREAM, { limit: 1 });
  if (!event) return undefined;
  const place = { stream: event.stream, eventId: event.id };
  const words =
    event.sealed && event.meta.key !== undefined
      ? await keyring.openFields(event.meta.key, place, event.sealed)
      : undefined;
  const text = words?.['key'];
  if (typeof text !== 'string') throw new Fault('keyring/erased', 'The key of the docIds was destroyed');
  return Buffer.from(text, 'base64');
};

/** The key that docIds are made with: made once for each store, sealed in it. */
export const docIdKey = async (ports: AxisLedger): Promise<Uint8Array> => {
  const found = await kept(ports);
  if (found) return found;
  const { store, keyring, clock } = ports;
  const key = await keyring.newDataKey();
  const id = newEventId();
  const sealed = sealFields(key, { stream: STREAM, eventId: id }, { key: randomBytes(KEY_BYTES).toString('base64') });
  const meta = { at: clock.now(), by: { role: 'hub' as const }, key: key.id };
  try {
    const event = { id, type: 'DocIdKeyMade', data: {}, meta, sealed };
    await store.append(STREAM, 'no-stream', [event], { keys: [{ id: key.id, wrapped: key.wrapped }] });
  } catch (error) {
    if (!isWrongRevision(error)) throw error;
  }
  const made = await kept(ports);
  if (!made) throw new Fault('store/unavailable', 'The key of the docIds was not kept', { retriable: true });
  return made;
};
