import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { jest } from '@jest/globals';
import { digested } from './demo/edxml/digested.js';
import { runMain, startMain } from './testing/run-main.js';
import { startWorld } from './testing/world.js';
import type { World } from './testing/world.js';

jest.setTimeout(120_000);

let world: World;
let operator = '';
let province = '';
let commune = '';

beforeAll(async () => {
  world = await startWorld();
  operator = world.hub.operatorToken;
  province = await world.token('agency', 'H49');
  commune = await world.token('agency', 'H49.204');
});
afterAll(() => world[Symbol.asyncDispose]());

const run = (token: string, ...args: readonly string[]) =>
  runMain(args, { LIENTHONG_URL: world.hub.url, LIENTHONG_TOKEN: token });

/** The verb's JSON; it must end with 0 and keep standard output to one line. */
const json = async <T = Record<string, unknown>>(token: string, ...args: readonly string[]): Promise<T> => {
  const { exit, out, err } = await run(token, ...args, '--json');
  expect({ exit, lines: out.split('\n').length, err: exit === 0 ? '' : err }).toEqual({ exit: 0, lines: 2, err: '' });
  return JSON.parse(out) as T;
};

const file = async (name: string, value: unknown): Promise<string> => {
  const path = join(world.dir, name);
  await writeFile(path, JSON.stringify(value));
  return path;
};

describe('the verbs of an agency', () => {
  let transfer = '';

  it('send a document with its files, and the same again', async () => {
    const path = await file('cong-van.json', {
      subject: 'V/v dùng dòng lệnh',
      number: '7',
      notation: 'CV',
      promulgatedOn: '2026-11-20',
    });
    const attachment = join(world.dir, 'Phu-luc.txt');
    await writeFile(attachment, 'Phụ lục');
    const args = ['send', path, '--from', 'H49', '--to', 'H49.204', '--file', attachment];
    const first = await json<{ receipt: { transfer: string } }>(province, ...args);
    expect(await json(province, ...args)).toEqual(first);
    transfer = first.receipt.transfer;
    await digested(world.hub.operator);
  });

  it('show the inbox and acknowledge it', async () => {
    const page = await json<{ entries: { entry: { transfer: string } }[] }>(commune, 'inbox', 'H49.204', '--ack');
    expect(page.entries.map(({ entry }) => entry.transfer)).toEqual([transfer]);
    expect((await run(commune, 'inbox', 'H49.204')).out).toContain('nothing new');
    expect((await run(commune, 'inbox', 'H49.204', '--after', 'start')).out).toContain('V/v dùng dòng lệnh');
  });

  it('open it into a folder', async () => {
    const dir = join(world.dir, 'opened');
    const { files } = await json<{ files: { file: string }[] }>(commune, 'open', transfer, '--dir', dir, '--edxml');
    expect(files.map(({ file: path }) => path)).toEqual([join(dir, '1-Phu-luc.txt'), join(dir, `${transfer}.edxml`)]);
    expect(await readFile(join(dir, '1-Phu-luc.txt'), 'utf8')).toBe('Phụ lục');
  });

  it('report a status; without its reason a refusal is refused with 1', async () => {
    expect(await json(commune, 'status', transfer, 'H49.204', '01')).toMatchObject({ status: '01', recorded: true });
    const { exit, out, err } = await run(commune, 'status', transfer, 'H49.204', '02');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toMatch(/\[delivery\/reason-required\] \(\/reason\)\n→ /);
    expect(await json(commune, 'status', transfer, 'H49.204', '03')).toMatchObject({ status: '03' });
  });

  it('find it by words without diacritics', async () => {
    const page = await json<{ transfers: { transfer: string }[] }>(province, 'search', 'dung', 'dong', 'lenh');
    expect(page.transfers.map((one) => one.transfer)).toEqual([transfer]);
  });

  it('update it and replace it, each once', async () => {
    const path = await file('van-ban-moi.json', { subject: 'Đính chính', attachments: [{ name: 'Sua.txt' }] });
    const attachment = join(world.dir, 'Sua.txt');
    await writeFile(attachment, 'Nội dung đã sửa');
    const change = ['update', transfer, '--reason', 'Sai số liệu', '--document', path, '--file', attachment];
    const updated = await json(province, ...change);
    expect(updated).toMatchObject({ kind: 'update', receipt: { transfer } });
    expect(await json(province, ...change)).toEqual(updated);
    const nothing = await run(province, 'update', transfer, '--reason', 'x');
    expect(nothing).toMatchObject({ exit: 1, err: expect.stringContaining('transfer/nothing-to-update') as string });
    const misused = await run(province, 'update', transfer, '--reason', 'x', '--file', attachment);
    expect(misused.exit).toBe(2);

    const replacement = ['replace', transfer, path, '--file', attachment];
    const replaced = await json<{ receipt: { transfer: string } }>(province, ...replacement);
    expect(replaced.receipt.transfer).not.toBe(transfer);
    expect(await json(province, ...replacement)).toEqual(replaced);
  });

  it('recall it', async () => {
    const recall = await json(province, 'recall', transfer, '--reason', 'Gửi nhầm');
    expect(recall).toMatchObject({ kind: 'recall', receipt: { transfer } });
  });

  it('trace it as a table and as JSON', async () => {
    const trace = await json<{ lines: { type: string }[] }>(province, 'trace', transfer);
    expect(trace.lines[0]).toMatchObject({ type: 'DocumentSubmitted' });
    const { out } = await run(province, 'trace', transfer);
    expect(out).toMatch(/03 Đã tiếp nhận +Accepted +văn thư H49\.204/);
  });

  it('follow the inbox until told to stop', async () => {
    const env = { LIENTHONG_URL: world.hub.url, LIENTHONG_TOKEN: commune };
    const child = startMain(['inbox', 'H49.204', '--follow', '--after', 'start', '--json'], env);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    expect(JSON.parse(line)).toMatchObject({ sequence: 0, entry: { transfer } });
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  });
});

describe('the verbs of an operator', () => {
  it('keep the register', async () => {
    const records = [
      { code: 'H49.997', name: 'Đơn vị dòng lệnh', level: 'commune', from: '2025-07-01', source: 'Thử' },
    ];
    expect(await json(operator, 'agency', 'import', await file('danh-ba.json', { records }))).toMatchObject({
      added: 1,
    });
    expect(await json(operator, 'agency', 'import', '--example')).toMatchObject({ added: 0 });
    const { items } = await json<{ items: { code: string }[] }>(operator, 'agency', 'list', '--search', 'dong lenh');
    expect(items.map(({ code }) => code)).toEqual(['H49.997']);
    expect(await json(operator, 'agency', 'show', 'H49.32')).toMatchObject({ kind: 'scoped' });
    expect((await run(operator, 'agency', 'show', 'H49.32')).out).toContain('→ H49.204');
  });

  it('record acts on an agency, each once', async () => {
    const from = ['--from', '2026-01-01'];
    const acts = [
      [['rename', 'H49.204', '--name', 'UBND xã Đông Lệnh'], 'AgencyRenamed'],
      [['endpoint', 'H49.204', '--address', 'https://qlvb.example'], 'EndpointChanged'],
    ] as const;
    for (const [act, fact] of acts) {
      expect(await json(operator, 'agency', ...act, ...from)).toMatchObject({ recorded: [fact] });
      expect(await json(operator, 'agency', ...act, ...from)).toMatchObject({ recorded: [] });
    }
    const { exit, err } = await run(operator, 'agency', 'add-code', 'H49.204', '--code', 'H49.217', ...from);
    expect({ exit, err }).toMatchObject({ exit: 1, err: expect.stringContaining('agency/code-taken') as string });
    expect((await run(commune, 'agency', 'resume', 'H49.204', ...from)).exit).toBe(1);
  });

  it('end with 1 when a record of an import is refused, and say which, and where in it', async () => {
    const path = await file('hong.json', [{ code: 'H49.996', name: '' }]);
    const { exit, err } = await run(operator, 'agency', 'import', path);
    expect(exit).toBe(1);
    expect(err).toMatch(/refused #0 .* \(\/records\/0\/[a-z]+\)/);
  });

  it('connect a system: mandate, token, revocation', async () => {
    await json(operator, 'system', 'add', 'qlvb-cli', '--name', 'Dòng lệnh', '--kind', 'tool');
    expect(await json(operator, 'system', 'mandate', 'qlvb-cli', 'H49.217')).toMatchObject({
      mandates: [{ agency: 'H49.217' }],
    });
    const { exit, out, err } = await run(operator, 'system', 'token', 'qlvb-cli', '--days', '1', '--json');
    const { token, credentialId } = JSON.parse(out) as { token: string; credentialId: string };
    expect({ exit, told: err.includes(token) }).toEqual({ exit: 0, told: false });
    expect(await json(token, 'inbox', 'H49.217')).toMatchObject({ entries: [] });
    await json(operator, 'system', 'revoke', credentialId, '--reason', 'Hết thử');
    expect((await run(token, 'inbox', 'H49.217')).exit).toBe(1);
    const { items } = await json<{ items: { systemId: string }[] }>(operator, 'system', 'list');
    expect(items.map(({ systemId }) => systemId)).toContain('qlvb-cli');
    const ended = await json<{ mandates: { to?: string }[] }>(
      operator,
      'system',
      'mandate',
      'qlvb-cli',
      'H49.217',
      '--end',
    );
    expect(ended.mandates.every(({ to }) => to !== undefined)).toBe(true);
  });

  it('keep a token out of sight in a file of its own, and write over none', async () => {
    const saved = join(world.dir, 'qlvb.token');
    const args = ['system', 'token', 'qlvb-cli', '--days', '1', '--save', saved];
    const issued = await json(operator, ...args);
    const token = (await readFile(saved, 'utf8')).trim();
    expect((await stat(saved)).mode & 0o777).toBe(0o600);
    expect(issued).toMatchObject({ file: saved, role: 'agency' });
    expect(JSON.stringify(issued)).not.toContain(token);
    expect(
      (await runMain(['inbox', 'H49'], { LIENTHONG_URL: world.hub.url, LIENTHONG_TOKEN: token })).err,
    ).not.toContain('auth/');
    const before = await json<{ credentials: unknown[] }>(operator, 'system', 'show', 'qlvb-cli');
    expect(await run(operator, ...args)).toMatchObject({
      exit: 3,
      out: '',
      err: expect.stringContaining('[cli/file-exists]') as string,
    });
    expect(await json(operator, 'system', 'show', 'qlvb-cli')).toEqual(before);
  });

  it('decide at the routing desk', async () => {
    const path = await file('den-huyen.json', {
      subject: 'V/v bàn giao',
      number: '8',
      notation: 'CV',
      promulgatedOn: '2026-11-20',
    });
    await json(province, 'send', path, '--from', 'H49', '--to', 'H49.32');
    await digested(world.hub.operator);
    const { awaited } = await json<{ awaited: { id: string }[] }>(operator, 'desk', 'routing');
    const args = ['desk', 'routing', 'assign', awaited[0]?.id ?? '', '--to', 'H49.204', '--reason', 'Địa bàn xã'];
    expect(await json(operator, ...args)).toMatchObject({ to: 'H49.204' });
    expect(await json(operator, 'desk', 'parked')).toEqual({ total: 0, items: [] });
    expect((await run(operator, 'desk', 'parked', 'retry', 'router:1', '--reason', 'thử')).exit).toBe(1);
  });

  it('read the log, its end and its whole', async () => {
    const { out } = await run(operator, 'events', '--after', '0', '--category', 'transfer', '--json');
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { position: number; type: string });
    expect(events[0]).toMatchObject({ type: 'DocumentSubmitted' });
    expect(events.map(({ position }) => position)).toEqual(
      [...events.map(({ position }) => position)].sort((a, b) => a - b),
    );
    expect((await run(operator, 'events', '--last', '3')).out.trim().split('\n')).toHaveLength(3);
  });

  it('mean the only axis that is joined where none is named', async () => {
    const none = await run(operator, 'axis', 'pull');
    expect({ exit: none.exit, err: none.err }).toMatchObject({
      exit: 2,
      err: expect.stringContaining('No axis') as string,
    });
    const secret = join(world.dir, 'axis.secret');
    await writeFile(secret, 'bi-mat-cua-truc');
    const join1 = ['axis', 'join', 'truc-a', '--endpoint', 'http://127.0.0.1:9', '--system', 'H49-LT', '--as', 'H49'];
    await json(operator, ...join1, '--secret-file', secret);
    expect((await run(operator, 'axis', 'status')).out).toContain('http://127.0.0.1:9 (H49-LT, H49)');
    expect((await run(operator, 'axis', 'pull')).err).toContain('axis/unreachable');
    const join2 = join1.with(2, 'truc-b');
    const same = await run(operator, ...join2, '--secret-file', secret);
    expect({ exit: same.exit, err: same.err }).toMatchObject({
      exit: 1,
      err: expect.stringContaining('truc-a') as string,
    });
    const elsewhere = join2.with(join2.indexOf('H49-LT'), 'H49-HAI');
    await json(operator, ...elsewhere, '--secret-file', secret);
    const both = await run(operator, 'axis', 'push');
    expect({ exit: both.exit, err: both.err }).toMatchObject({
      exit: 2,
      err: expect.stringContaining('name the one') as string,
    });
  });

  it('look after the hub', async () => {
    expect(await json(operator, 'ops', 'status')).toMatchObject({ registry: { kind: 'live' } });
    expect((await run(operator, 'ops', 'status')).out).toContain('router');
    expect(await json(operator, 'ops', 'rebuild', 'trace', '--wait')).toMatchObject({
      name: 'trace',
      state: 'swapped',
    });
  });

  it('are not an agency’s', async () => {
    const { exit, err } = await run(commune, 'events', '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'auth/wrong-role' } });
  });
});
