import { join } from 'node:path';
import type { Hub } from '@lienthong/hub';
import { readWholeInbox } from './api.js';
import type { Answer } from './api.js';
import { filesUnder } from './files-under.js';
import type { PreparedHub } from './prepared-hub.js';

/** What a refused request must not leave in a hub. */
export const tracesOf = (hub: () => Hub, prepared: () => PreparedHub) => {
  const filesOfBlobs = (): Promise<number> => filesUnder(join(prepared().dir, 'blobs'));

  /** Reactions to what was taken before are over. */
  const quiet = async (): Promise<void> => {
    for (let head = -1; head !== (await hub().exchange.store.head());) {
      head = await hub().exchange.store.head();
      await Promise.all(hub().exchange.reactors.map((reactor) => reactor.caughtUp(head)));
    }
  };

  /** Nothing is appended, nothing is delivered, no payload file stays. */
  const leavesNoTrace = async (send: () => Promise<Answer>): Promise<Answer> => {
    await quiet();
    const before = [
      await hub().exchange.store.head(),
      (await readWholeInbox(hub().url, prepared().agency, 'H37')).length,
    ];
    const answer = await send();
    const after = [
      await hub().exchange.store.head(),
      (await readWholeInbox(hub().url, prepared().agency, 'H37')).length,
    ];
    expect(after).toEqual(before);
    return answer;
  };

  return { filesOfBlobs, leavesNoTrace };
};
