import { Fault } from '@lienthong/kernel';
import { createUploadExpiry } from '../../application/uploads/expire-uploads.js';
import { letter, openBusWorld, until } from '../../testing/bus-world.js';

const HOURS = 60;

describe('a record with a claim check that is read again before it is answered', () => {
  it('is answered as the first time, though the upload is past its hours by then', async () => {
    await using world = await openBusWorld();
    const ports = { ...world.ports, blobs: world.blobs, inboxes: world.inboxes };
    const expire = createUploadExpiry(ports);
    let tried = 0;
    let isAway = true;
    await world.start({
      exchange: {
        ...world.ports,
        inboxes: {
          ...world.inboxes,
          place: (placing) => {
            tried += 1;
            if (!isAway) return world.inboxes.place(placing);
            throw new Fault('store/unavailable', 'Away', { retriable: true });
          },
        },
      },
    });
    const { upload, sha256 } = await world.upload('G22', Buffer.from('phụ lục'));
    world.write('G22', { data: letter(['H26'], { files: [{ name: 'phu-luc.txt', upload, sha256 }] }) });
    await until(() => tried > 0);
    world.clock.pass(25 * HOURS);
    expect(await expire()).toBe(0);
    const before = tried;
    await until(() => tried > before);
    isAway = false;
    await until(async () => (await world.answers('G22')).length > 0);
    expect(await world.answers('G22')).toMatchObject([{ kind: 'receipt', command: 'submit' }]);
    expect(await expire()).toBe(1);
  });
});
