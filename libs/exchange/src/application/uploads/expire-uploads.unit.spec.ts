import { openBusWorld } from '../../testing/bus-world.js';
import { createUploadExpiry } from './expire-uploads.js';
import { useUpload } from './use-upload.js';

const HOURS = 60;

describe('uploads past their time', () => {
  it('are removed with their key, used or not, also by an expiry that begins anew', async () => {
    await using world = await openBusWorld();
    const ports = { ...world.ports, blobs: world.blobs, inboxes: world.inboxes };
    const claimant = { agency: 'G22', system: 'system-of-the-bus', by: 'message-1', record: 'record-1' };
    const entry = { kind: 'refusal', from: 'G22', record: { offset: 0, appendedAt: '' }, code: 'x' } as const;
    await world.inboxes.place({ agency: 'G22', entry, cause: 'record-1', at: world.clock.now() });
    const used = await world.upload('G22', Buffer.from('một'));
    await useUpload(ports)(used, claimant, world.act());
    await world.upload('G22', Buffer.from('hai'));
    world.clock.pass(12 * HOURS);
    const young = await world.upload('G22', Buffer.from('ba'));
    const first = createUploadExpiry(ports);
    expect(await first()).toBe(0);
    world.clock.pass(12 * HOURS);
    expect(await createUploadExpiry(ports)()).toBe(2);
    expect(await first()).toBe(0);
    const received = (await world.all()).filter(({ type }) => type === 'UploadReceived');
    const keys = await Promise.all(received.map(({ meta }) => world.store.readKey(meta.key ?? '')));
    expect(keys.map((key) => key !== undefined)).toEqual([false, false, true]);
    const kept = await useUpload(ports)(young, claimant, world.act());
    expect(kept.ok).toBe(true);
    const gone = await useUpload(ports)(used, claimant, world.act());
    expect(gone).toMatchObject({ ok: false, refusal: { code: 'upload/unknown' } });
  });

  it('leave no hash of their bytes in clear', async () => {
    await using world = await openBusWorld();
    const { sha256 } = await world.upload('G22', Buffer.from('một'));
    const stored = JSON.stringify((await world.all()).map(({ data, meta }) => ({ data, meta })));
    expect(stored).toContain('expiresAt');
    expect(stored).not.toContain(sha256);
  });
});
