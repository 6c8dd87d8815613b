import { existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { kafkaEngine, withEngine } from '@lienthong/testing';
import { AXIS_SCENES } from './demo/axis/scenes/index.js';
import { DOSSIER_SCENES } from './demo/dossiers/scenes/index.js';
import { SCENES } from './demo/scenes/index.js';
import type { Findings } from './demo/dossiers/findings.js';
import type { FileOutcome } from './demo/edxml/send-files.js';
import { runMain, startMain } from './testing/run-main.js';

jest.setTimeout(120_000);

const fixtures = fileURLToPath(new URL('../fixtures/edxml/', import.meta.url));
const samples = fileURLToPath(new URL('../../../../shared/edxml/', import.meta.url));

const messagesIn = (dir: string): readonly string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.edxml'))
    .sort()
    .map((name) => join(dir, name));

const sent = async (files: readonly string[]): Promise<readonly FileOutcome[]> => {
  const { exit, out } = await runMain(['demo', '--exit', '--json', '--edxml', ...files]);
  expect(exit).toBe(0);
  const outcomes = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FileOutcome);
  expect(outcomes.map(({ file }) => file)).toEqual(files);
  return outcomes;
};

const briefly = ({ kind, outcome, code }: FileOutcome): string => [kind, outcome, code].filter(Boolean).join(' ');

interface Shown {
  readonly played: readonly { readonly name: string; readonly outcome: string }[];
  readonly trace: { readonly lines: readonly { readonly type: string }[] };
  readonly dossiers?: Findings & { readonly clockSetFrom: string };
}

const playsAll = async (scenes: readonly { readonly name: string }[], ...flags: readonly string[]): Promise<Shown> => {
  const { exit, out, err } = await runMain(['demo', '--exit', '--json', ...flags]);
  expect({ exit, err }).toMatchObject({ exit: 0 });
  const shown = JSON.parse(out) as Shown;
  const played = shown.played.map(({ name, outcome }) => [name, outcome]);
  expect(played).toEqual(scenes.map(({ name }) => [name, 'as it should']));
  expect(shown.trace.lines.filter(({ type }) => type === 'DeliveryCompleted')).toHaveLength(2);
  return shown;
};

/** Commands that a demo that stays up invites to, with what they need. */
const invitedIn = (out: string): readonly { readonly args: string[]; readonly env: Record<string, string> }[] =>
  [...out.matchAll(/LIENTHONG_URL=(\S+) LIENTHONG_TOKEN=(\S+) npm run --silent hub -- (.+)/g)].map(
    ([, url = '', token = '', args = '']) => ({
      args: args.split(' '),
      env: { LIENTHONG_URL: url, LIENTHONG_TOKEN: token },
    }),
  );

describe('the demo', () => {
  it('plays every scene as it should and ends with 0', async () => {
    const { dossiers } = await playsAll([...SCENES, ...DOSSIER_SCENES]);
    expect(dossiers).toMatchObject({
      clockSetFrom: '2026-11-23 08:00',
      birth: { code: 'H49.204-261123-0001', ending: 'delivered', due: '2026-11-27T10:00:00.000Z' },
      report: {
        forms: { reported: { total: { received: 5, early: 4, late: 1, inProcess: 0 } } },
        drift: { drifted: 1, open: 0 },
      },
    });
    const legs = dossiers?.timeline.filter(({ type }) => type === 'LegStarted').map(({ data }) => data['leg']);
    expect(legs).toEqual(['khai-sinh', 'thuong-tru', 'bhyt']);
    expect(dossiers?.timeline.at(-1)).toMatchObject({ type: 'ResultDelivered', assertedBy: { agency: 'H49.204' } });
  });

  withEngine(
    'kafka',
    kafkaEngine() !== undefined,
    'plays the scenes of documents over a broker, each agency with its own credentials, and ends with 0',
    async () => {
      await playsAll(SCENES, '--kafka');
    },
    240_000,
  );

  it('plays two hubs, one as the axis of the other, an outage between them and a recall across both', async () => {
    const { exit, out, err } = await runMain(['demo', '--axis', '--exit', '--json']);
    expect({ exit, err }).toMatchObject({ exit: 0 });
    const { played, trace } = JSON.parse(out) as {
      played: { name: string; outcome: string }[];
      trace: { lines: { type: string }[] };
    };
    expect(played.map(({ name, outcome }) => [name, outcome])).toEqual(
      AXIS_SCENES.map(({ name }) => [name, 'as it should']),
    );
    const types = trace.lines.map(({ type }) => type);
    expect(types).toContain('ReceivedFromNonERDS');
    expect(types.filter((type) => type === 'RelayToNonERDS')).toHaveLength(3);
  });

  it('stays up with an address to try until it is told to stop', async () => {
    const child = startMain(['demo']);
    const told = Promise.withResolvers<string>();
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const url = /LIENTHONG_URL=(http:\S+)[\s\S]*Ctrl-C/.exec(out)?.[1];
      if (url !== undefined) told.resolve(url);
    });
    child.once('exit', () => told.reject(new Error(out)));
    const url = await told.promise;
    expect(out).toMatch(/06 Hoàn thành +Completed/);
    expect(out).toMatch(/Chuyển chặng +Leg started +Cấp thẻ bảo hiểm y tế/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const invited = invitedIn(out);
    expect(invited.map(({ args: [verb] }) => verb)).toEqual(['dossier', 'dossier', 'inbox', 'report']);
    const answers = await Promise.all(invited.map(({ args, env }) => runMain(args, env)));
    expect(answers.map(({ exit }) => exit)).toEqual([0, 0, 0, 0]);
    const [byCommune, byPolice] = answers.map((answer) => answer.out);
    expect(byCommune).toContain('Trần Thị Mẫu');
    expect(byPolice).not.toContain('Trần Thị Mẫu');
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('sends given files, registers whom they name, and tells what became of each', async () => {
    const outcomes = await sent(messagesIn(fixtures));
    expect(outcomes.map(briefly)).toEqual([
      'document accepted',
      'status applied',
      'document accepted',
      'status applied',
      'document accepted',
      'status applied',
      'document accepted',
      'status refused status/document-unknown',
      'document refused edxml/from-invalid',
    ]);
    expect(new Set(outcomes.slice(0, 6).map(({ transfer }) => transfer)).size).toBe(1);
    expect(Object.keys(outcomes[0] ?? {})).toEqual(['file', 'kind', 'outcome', 'transfer', 'warnings']);
    expect(Object.keys(outcomes[7] ?? {})).toEqual(['file', 'kind', 'outcome', 'code', 'path', 'warnings']);
  });

  it('tells of a file that is not there as of the others', async () => {
    const { exit, out } = await runMain(['demo', '--exit', '--json', '--edxml', '/nowhere.edxml']);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ file: '/nowhere.edxml', outcome: 'refused', code: 'cli/file' });
  });

  // Vendors' messages, which lie beside the checkout on some machines only.
  if (existsSync(samples)) {
    it('accepts every public sample document but the annotated form, and decides every status', async () => {
      const outcomes = await sent(messagesIn(samples));
      const documents = outcomes.filter(({ kind }) => kind === 'document');
      const refused = documents.filter(({ outcome }) => outcome !== 'accepted');
      expect(refused.map(({ file, code }) => [/annotated-form/.test(file), code])).toEqual([
        [true, 'edxml/from-invalid'],
      ]);
      const statuses = outcomes.filter(({ kind }) => kind === 'status');
      expect(statuses.every(({ outcome, code }) => outcome === 'applied' || code !== undefined)).toBe(true);
      expect(statuses.filter(({ outcome }) => outcome === 'applied').length).toBeGreaterThan(0);
    });
  }
});
