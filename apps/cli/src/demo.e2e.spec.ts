import { existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { kafkaEngine, withEngine } from '@lienthong/testing';
import { AXIS_SCENES } from './demo/axis/scenes/index.js';
import { SCENES } from './demo/scenes/index.js';
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

const playsAll = async (...flags: readonly string[]): Promise<void> => {
  const { exit, out, err } = await runMain(['demo', '--exit', '--json', ...flags]);
  expect({ exit, err }).toMatchObject({ exit: 0 });
  const { played, trace } = JSON.parse(out) as {
    played: { name: string; outcome: string }[];
    trace: { lines: { type: string }[] };
  };
  expect(played.map(({ name, outcome }) => [name, outcome])).toEqual(SCENES.map(({ name }) => [name, 'as it should']));
  expect(trace.lines.filter(({ type }) => type === 'DeliveryCompleted')).toHaveLength(2);
};

describe('the demo', () => {
  it('plays every scene as it should and ends with 0', async () => {
    await playsAll();
  });

  withEngine(
    'kafka',
    kafkaEngine() !== undefined,
    'plays the same scenes over a broker, each agency with its own credentials, and ends with 0',
    async () => {
      await playsAll('--kafka');
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
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
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
