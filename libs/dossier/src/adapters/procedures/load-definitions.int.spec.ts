import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDefinitions } from './load-definitions.js';

const SHIPPED = new URL('../../../../procedure/data/procedures/', import.meta.url);

describe('a folder of definitions', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lienthong-definitions-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('adds procedures, of which one of the same code and day counts, competences and hours of units', async () => {
    const name = (await readdir(SHIPPED)).find((one) => one.startsWith('khai-sinh.2024')) ?? '';
    const birth = await readFile(new URL(name, SHIPPED), 'utf8');
    await writeFile(join(dir, 'khai-sinh.yaml'), birth.replace("cutoff: '15:00'", "cutoff: '14:00'"));
    await writeFile(
      join(dir, 'competences.yaml'),
      '- { agency: H49.204, work: [ho-tich], serves: [H49.204], from: 2025-07-01 }\n',
    );
    const session = { opens: '08:00', closes: '11:00' };
    const versions = [{ from: '2025-01-01', source: 'thử', days: { 'mon-fri': [session] } }];
    await writeFile(join(dir, 'hours.json'), JSON.stringify([{ id: 'H49.204', name: 'UBND xã', versions }]));
    const { library, competences, hours } = await loadDefinitions(dir);
    const found = library.inForce('2.000986', '2025-01-02' as never);
    expect(found.ok && found.value.cutoff).toBe(14 * 60);
    expect(competences).toHaveLength(1);
    expect([...hours.keys()]).toEqual(['H49.204']);
  });

  it('that has a fault keeps the hub from starting, with file, line and column', async () => {
    await writeFile(join(dir, 'hong.yaml'), 'code: [1\n');
    await expect(loadDefinitions(dir)).rejects.toMatchObject({
      code: 'dossier/definition-broken',
      message: expect.stringMatching(/hong\.yaml:\d+:\d+: procedure\//) as unknown,
    });
  });

  it('that is not there is told as such', async () => {
    await expect(loadDefinitions(join(dir, 'nowhere'))).rejects.toMatchObject({ code: 'dossier/no-such-folder' });
  });
});
