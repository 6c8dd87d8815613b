import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { jest } from '@jest/globals';
import { runMain, startMain } from './testing/run-main.js';

jest.setTimeout(120_000);

describe('init and serve', () => {
  let dir = '';
  beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'lienthong-serve-'))));
  afterAll(() => rm(dir, { recursive: true }));

  it('make a folder once, with the token in a file of its own', async () => {
    const hub = join(dir, 'hub');
    const saved = join(dir, 'operator.token');
    const { exit, out, err } = await runMain(['init', '--dir', hub, '--save', saved]);
    expect({ exit, out: out.trim() }).toEqual({ exit: 0, out: saved });
    const token = (await readFile(saved, 'utf8')).trim();
    expect(token).toMatch(/^\S{40,}$/);
    expect(out + err).not.toContain(token);
    expect((await stat(saved)).mode & 0o777).toBe(0o600);
    const twice = await runMain(['init', '--dir', join(dir, 'other'), '--save', saved]);
    expect(twice).toMatchObject({ exit: 3, err: expect.stringContaining('[cli/file-exists]') as string });
    expect(existsSync(join(dir, 'other'))).toBe(false);
    expect(await runMain(['init', '--dir', hub])).toMatchObject({
      exit: 3,
      err: expect.stringMatching(/^Thư mục này đã có trung tâm; .*\[keyring\/exists\]/) as string,
    });
  });

  it('refuse a folder that the system does not make, and those above it', async () => {
    const ran = await runMain(['init', '--dir', '/proc/none/here']);
    expect(ran).toMatchObject({ exit: 3, err: expect.stringContaining('[cli/system]') as string });
  });

  it('say that a port is taken, in the log as well', async () => {
    await using taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { exit, out, err } = await runMain(['serve', '--dir', join(dir, 'hub'), '--port', String(port)]);
    expect(exit).toBe(3);
    expect(err).toContain(String(port));
    expect(out).toContain('EADDRINUSE');
  });

  it('name the file that holds no certificate', async () => {
    const odd = join(dir, 'odd.pem');
    await writeFile(odd, 'x');
    const ran = await runMain(['serve', '--dir', join(dir, 'hub'), '--port', '0', '--cert', odd, '--key', odd]);
    expect(ran).toMatchObject({
      exit: 3,
      err: expect.stringContaining(`${odd} does not hold a certificate`) as string,
    });
  });

  it('say that the key of a hub was lost', async () => {
    const hub = join(dir, 'keyless');
    expect(await runMain(['init', '--dir', hub])).toMatchObject({ exit: 0 });
    await rm(join(hub, 'master.key'));
    const ran = await runMain(['serve', '--dir', hub, '--port', '0']);
    expect(ran).toMatchObject({ exit: 3, err: expect.stringContaining('[keyring/missing]') as string });
  });

  it('listen, say where in one line, and stop gently', async () => {
    const child = startMain(['serve'], {
      LIENTHONG_DIR: join(dir, 'hub'),
      LIENTHONG_PORT: '0',
      LIENTHONG_LOG_LEVEL: 'warn',
    });
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    const { event, url } = JSON.parse(line) as { event: string; url: string };
    expect({ event, url }).toEqual({
      event: 'listening',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    });
    const second = await runMain(['serve', '--dir', join(dir, 'hub'), '--port', '0']);
    expect(second).toMatchObject({ exit: 3, err: expect.stringContaining('[store/locked]') as string });
    const env = { LIENTHONG_URL: url };
    const token = ['--token-file', join(dir, 'operator.token')];
    expect(await runMain(['ops', 'status', ...token], env)).toMatchObject({ exit: 0 });
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  });

  it.each([
    ['plain HTTP beyond loopback', ['--host', '0.0.0.0'], 3, 'edge/plain-http'],
    ['a certificate without its key', ['--cert', 'a.pem'], 2, 'cli/usage'],
    ['a certificate that is not there', ['--cert', 'a.pem', '--key', 'b.pem'], 3, 'edge/certificate'],
    ['a folder that was never made', ['--dir', '/nowhere/at/all'], 3, 'hub/not-initialised'],
  ])('refuse %s', async (_what, args, exit, code) => {
    const ran = await runMain(['serve', '--dir', join(dir, 'hub'), '--port', '0', ...args]);
    expect(ran).toMatchObject({ exit, err: expect.stringContaining(`[${code}]`) as string });
  });
});
