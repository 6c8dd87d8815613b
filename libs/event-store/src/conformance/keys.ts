import { newEventId } from '../event-id.js';
import { event, events, freshStream } from './examples.js';
import { using } from './store-under-test.js';
import type { OpenStore } from './store-under-test.js';

const freshKey = () => ({ id: newEventId() as string, wrapped: Uint8Array.from([1, 2, 3, 0, 255]) });
const bytes = (found: Uint8Array | undefined) => (found === undefined ? undefined : [...found]);

export const keysConformance = (open: OpenStore): void => {
  const test = using(open);

  describe('data keys', () => {
    it(
      'are written with the events that need them, and read back',
      test(async ({ store }) => {
        const [one, two] = [freshKey(), freshKey()];
        await store.append(freshStream(), 'any', events(1), { keys: [one, two] });
        expect(bytes(await store.readKey(one.id))).toEqual([1, 2, 3, 0, 255]);
        expect(bytes(await store.readKey(two.id))).toEqual([1, 2, 3, 0, 255]);
        expect(await store.readKey(freshKey().id)).toBeUndefined();
      }),
    );

    it(
      'are not written with an append that is refused or repeated',
      test(async ({ store }) => {
        const stream = freshStream();
        const sent = events(1);
        await store.append(stream, 'no-stream', sent);
        const [refused, repeated] = [freshKey(), freshKey()];
        await expect(store.append(stream, 'no-stream', events(1), { keys: [refused] })).rejects.toMatchObject({
          code: 'store/wrong-revision',
        });
        await store.append(stream, 'no-stream', sent, { keys: [repeated] });
        expect(await store.readKey(refused.id)).toBeUndefined();
        expect(await store.readKey(repeated.id)).toBeUndefined();
      }),
    );

    it(
      'are never overwritten: the append is refused whole',
      test(async ({ store }) => {
        const stream = freshStream();
        const key = freshKey();
        await store.append(stream, 'any', events(1), { keys: [key] });
        const other = freshKey();
        const again = { id: key.id, wrapped: Uint8Array.from([9]) };
        await expect(store.append(stream, 'any', [event()], { keys: [other, again] })).rejects.toMatchObject({
          code: 'store/key-taken',
        });
        expect(bytes(await store.readKey(key.id))).toEqual([1, 2, 3, 0, 255]);
        expect(await store.readKey(other.id)).toBeUndefined();
        expect(await store.headOf(stream)).toBe(0);
      }),
    );

    it(
      'are gone once destroyed, cannot come back, and take no event with them',
      test(async ({ store }) => {
        const stream = freshStream();
        const [key, other] = [freshKey(), freshKey()];
        await store.append(stream, 'any', events(1), { keys: [key, other] });
        await store.destroyKey(key.id);
        await store.destroyKey(key.id);
        await store.destroyKey(freshKey().id);
        expect(await store.readKey(key.id)).toBeUndefined();
        expect(bytes(await store.readKey(other.id))).toEqual([1, 2, 3, 0, 255]);
        expect(await store.readStream(stream)).toHaveLength(1);
        await expect(store.append(stream, 'any', events(1), { keys: [key] })).rejects.toMatchObject({
          code: 'store/key-taken',
        });
      }),
    );

    it(
      'are kept, and stay destroyed, when the store is opened anew',
      test(async ({ store, reopen }) => {
        if (reopen === undefined) return;
        const [kept, destroyed] = [freshKey(), freshKey()];
        await store.append(freshStream(), 'any', events(1), { keys: [kept, destroyed] });
        await store.destroyKey(destroyed.id);
        const again = await reopen();
        expect(bytes(await again.readKey(kept.id))).toEqual([1, 2, 3, 0, 255]);
        expect(await again.readKey(destroyed.id)).toBeUndefined();
      }),
    );
  });
};
