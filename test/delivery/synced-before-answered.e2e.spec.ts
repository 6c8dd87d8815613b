import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, multipart } from '../support/api.js';
import { commandWorks, withEngine } from '@lienthong/testing';
import { startHubProcess } from '../support/hub-process.js';
import { prepareHub } from '../support/prepared-hub.js';
import { syncBreaches } from './sync-order.js';

const calls = 'read,write,writev,pwrite64,pwritev,fsync,fdatasync';
const hasStrace = process.platform === 'linux' && commandWorks('strace', '-f', '-e', 'trace=none', 'true');

describe('durability', () => {
  withEngine('strace', hasStrace, 'syncs payload and event before it answers 201', async () => {
    await using prepared = await prepareHub();
    const { dir, agency: token } = prepared;
    const folder = await mkdtemp(join(tmpdir(), 'strace-'));
    const file = join(folder, 'trace');
    const through = ['strace', '-f', '-y', '-s', '64', '-o', file, '-e', `trace=${calls}`];
    const hub = await startHubProcess({ config: { dir, port: 0 }, through });
    for (let count = 0; count < 5; count += 1) {
      const document = { messageId: `m${count}`, from: 'G22', to: ['H37'], document: { subject: 'Thử' } };
      const { status } = await call(
        hub.url,
        token,
        'POST',
        '/v1/transfers',
        multipart(document, [{ name: 'a', bytes: 'x' }]),
      );
      expect(status).toBe(201);
      // The reactions to one submission are over before the next one's window opens.
      await call(hub.url, token, 'GET', `/v1/agencies/H37/inbox?after=start&wait=5`);
    }
    await hub.stop();
    expect(syncBreaches(await readFile(file, 'latin1'))).toEqual({ answers: 5, breaches: [] });
    await rm(folder, { recursive: true });
  });
});
