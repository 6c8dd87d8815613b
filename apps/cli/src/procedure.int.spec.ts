import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exampleYaml } from '@lienthong/procedure/testing';
import { runCli } from './run-cli.js';
import { memoryIo } from './testing/memory-io.js';

const shipped = (name: string): string =>
  fileURLToPath(new URL(`../../../libs/procedure/data/procedures/${name}`, import.meta.url));

const run = async (...argv: readonly string[]) => {
  const io = memoryIo();
  const exit = await runCli(argv, io);
  return { exit, ...io.written() };
};

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lienthong-procedure-'));
});
afterAll(() => rm(dir, { recursive: true }));

const inFile = async (text: string): Promise<string> => {
  const file = join(dir, 'mau.yaml');
  await writeFile(file, text);
  return file;
};

describe('lienthong procedure check', () => {
  it.each(['khai-sinh.2024-07-01.yaml', 'khai-sinh.2026-09-01.yaml', 'khai-tu.2026-09-01.yaml'])(
    'finds %s in order, with exactly one agency for each of its roles in a commune of the register',
    async (name) => {
      expect(await run('procedure', 'check', shipped(name), '--at', '2026-10-01', '--place', 'H49.204')).toMatchObject({
        exit: 0,
        out: expect.stringMatching(/^Hợp lệ/) as string,
      });
    },
  );

  it.each([
    ['gia-han-su-dung-dat.2021-01-01.yaml', '2024-02-01', 'H11.35'],
    ['gia-han-su-dung-dat.2025-07-01.yaml', '2025-07-02', 'H36.235'],
    ['ho-kinh-doanh.2021-01-04.yaml', '2024-02-01', 'H49.33'],
    ['giay-phep-xay-dung.2025-07-01.yaml', '2026-02-01', 'H26.201'],
    ['mua-sam-tai-san-cong.yaml', '2025-06-30', 'H23'],
    ['mua-sam-tai-san-cong.yaml', '2025-07-01', 'H23'],
    ['nhap-quoc-tich.yaml', '2026-01-01', 'H49.204'],
  ])('finds %s filled on %s for %s', async (name, at, place) => {
    expect((await run('procedure', 'check', shipped(name), '--at', at, '--place', place)).exit).toBe(0);
  });

  it('tells each problem at its line and column, in both languages, and ends with 1', async () => {
    const file = await inFile(exampleYaml.replace('working-days: 3 }', 'working-days: -3 }'));
    expect(await run('procedure', 'check', file)).toEqual({
      exit: 1,
      out: `${file}:16:24: Dòng 16, cột 24: thời hạn -3 nhỏ hơn 0. [procedure/limit-negative]\n→ Line 16, column 24: a limit of -3 is below zero. Give 0 for the same day.\n`,
      err: '',
    });
  });

  it('refuses a role that no agency fills, unless roles are left out', async () => {
    const file = await inFile(exampleYaml.replace('work: cu-tru', 'work: thue'));
    const { exit, out } = await run('--json', 'procedure', 'check', file, '--at', '2026-10-01');
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      problems: [{ code: 'procedure/role-unfilled', path: '/agencies/cong-an', line: 10, column: 12 }],
    });
    expect((await run('procedure', 'check', file, '--no-roles')).exit).toBe(0);
  });

  it('refuses a place that no agency of the role serves', async () => {
    const { exit, out } = await run('procedure', 'check', shipped('khai-sinh.2024-07-01.yaml'), '--place', 'H49.222');
    expect(exit).toBe(1);
    expect(out).toContain('[procedure/role-unfilled]');
  });

  it('ends with 3 for a file that is not there', async () => {
    expect((await run('procedure', 'check', join(dir, 'khong-co.yaml'))).exit).toBe(3);
  });
});

describe('lienthong procedure draw, list, catalogue', () => {
  it('draws a version by its code and a day, into a file or to standard output', async () => {
    const out = join(dir, 'khai-sinh.svg');
    expect(await run('procedure', 'draw', '2.000986', '--on', '2026-09-01', '--out', out)).toMatchObject({ exit: 0 });
    const svg = await readFile(out, 'utf8');
    expect(svg).toContain('Cấp thẻ căn cước');
    expect((await run('procedure', 'draw', '2.000986', '--on', '2026-08-31')).out).not.toContain('Cấp thẻ căn cước');
  });

  it('refuses a code that there is not', async () => {
    expect(await run('procedure', 'draw', '9.999999')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('[procedure/unknown]') as string,
    });
  });

  it('lists what is in force on a day, and every version', async () => {
    const { out } = await run('--json', 'procedure', 'list', '--on', '2026-08-31');
    const { items } = JSON.parse(out) as { items: { code: string; from: string }[] };
    expect(items.find(({ code }) => code === '2.000986')?.from).toBe('2024-07-01');
    expect((await run('procedure', 'list', '--all')).out.match(/^2\.000986/gm)).toHaveLength(2);
  });

  it('lists every code that the catalogue counts, also of those that share a flow', async () => {
    const { out } = await run('procedure', 'list', '--on', '2026-11-27');
    const { counts } = JSON.parse((await run('--json', 'procedure', 'catalogue', '--on', '2026-11-27')).out) as {
      counts: { total: number };
    };
    expect(out.match(/^\d\.\d{6} .*$/gm)).toHaveLength(counts.total);
    expect(out).toMatch(/^2\.001023 .*\(như 2\.000986, 3 chặng\)$/m);
  });

  it('counts the catalogue of a day', async () => {
    const { out } = await run('procedure', 'catalogue', '--on', '2025-06-30');
    expect(out).toBe(
      `Danh mục ngày 30/06/2025: 8 thủ tục
  Cấp giải quyết:   tỉnh 2 · huyện 3 · xã 3
  Nơi nộp:          một cửa 8
  Trực tuyến:       một phần 4 · toàn trình 4
  Liên thông:       không liên thông 2 · liên thông cùng cấp 3 · liên thông giữa các cấp 3
`,
    );
  });
});

describe('lienthong calendar', () => {
  it('says why a date, and what it would be by now', async () => {
    const line = 'calendar due --received 2025-12-31T10:00:00+07:00 --limit 1d --known-at 2025-12-20';
    const { exit, out } = await run(...line.split(' '));
    expect(exit).toBe(0);
    expect(out.trimEnd().split('\n').slice(-4)).toEqual([
      'Hẹn trả: 17:00 thứ Sáu 02/01/2026.',
      'Theo lịch làm việc phiên bản 5, biết đến thứ Năm 16/10/2025; Giờ hành chính.',
      'Theo phiên bản 5: 17:00 thứ Sáu 02/01/2026.',
      expect.stringMatching(/^Theo phiên bản \d+: 17:00 thứ Hai 05\/01\/2026\.$/) as string,
    ]);
  });

  it('refuses a limit that is none, and hours that there are not', async () => {
    const due = ['calendar', 'due', '--received', '2026-03-03'];
    expect(await run(...due, '--limit', '3w')).toMatchObject({ exit: 1 });
    expect(await run(...due, '--limit', '3d', '--hours', 'khac')).toMatchObject({ exit: 2 });
  });

  it('lists the decisions by the day they became known', async () => {
    const { items } = JSON.parse((await run('--json', 'calendar', 'versions')).out) as { items: { knownOn: string }[] };
    expect(items.map(({ knownOn }) => knownOn)).toEqual(items.map(({ knownOn }) => knownOn).toSorted());
  });
});
