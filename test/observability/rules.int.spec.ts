import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandWorks, withEngine } from '@lienthong/testing';
import { startObservedHub } from './observed-hub.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'deploy/observability');
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

const allOf = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

const alerts = textOf('alerts.yml');
const alertNames = allOf(/- alert: (\w+)/g, alerts);
const alertExpressions = allOf(/^\s+expr: '?(.+?)'?$/gm, alerts);

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}
const { panels } = JSON.parse(textOf('dashboard.json')) as { readonly panels: readonly Panel[] };
const panelExpressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

/** What an expression reads: names that begin as those of the hub and its process do, outside of label values. */
const metricsIn = (expression: string): readonly string[] =>
  allOf(/\b((?:lienthong|http|process|nodejs|up)(?:_\w+)?)\b/g, expression.replaceAll(/"[^"]*"/g, ''));

/** Of Prometheus itself, about each target. */
const OWN = ['up'];

/** Names of the series behind each `# TYPE` line. */
const seriesIn = (exposition: string): ReadonlySet<string> =>
  new Set(
    [...exposition.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );

const promtool = (...args: readonly string[]): { readonly status: number | null; readonly output: string } => {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: folder, encoding: 'utf8', timeout: 30_000 });
  return { status, output: stdout + stderr };
};
const hasPromtool = commandWorks('promtool', '--version');

describe('alert rules', () => {
  withEngine('promtool', hasPromtool, 'are rules to Prometheus', () => {
    const { status, output } = promtool('check', 'rules', 'alerts.yml');
    expect({ status, output }).toEqual({
      status: 0,
      output: expect.stringContaining(`${alertNames.length} rules`) as string,
    });
    return Promise.resolve();
  });

  withEngine('promtool', hasPromtool, 'fire on what they are for and are quiet otherwise', () => {
    expect(promtool('test', 'rules', 'alerts.test.yml')).toEqual({
      status: 0,
      output: expect.stringContaining('SUCCESS') as string,
    });
    return Promise.resolve();
  });

  it('are each tried both ways', () => {
    const tried = allOf(/- name: (.+)$/gm, textOf('alerts.test.yml'));
    expect(new Set(tried)).toEqual(new Set(alertNames.flatMap((name) => [`${name} fires`, `${name} is quiet`])));
  });

  it('name commands that there are', () => {
    const named = new Set(allOf(/`(lienthong [a-z -]+)`/g, alerts));
    expect(named.size).toBeGreaterThan(5);
    for (const command of named) {
      const args = [join(root, 'apps/cli/dist/main.js'), ...command.split(' ').slice(1), '--help'];
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 });
      expect(stdout).toContain(`Usage: ${command}`);
    }
  });

  it('say for each what it means and what to do, with a command', () => {
    expect(allOf(/^\s+meaning: (.+)$/gm, alerts)).toHaveLength(alertNames.length);
    const actions = allOf(/^\s+action: (?:>-\s+)?([^]+?)(?=\n\s+- alert|\n\s+- name|$)/gm, alerts);
    expect(actions.filter((action) => action.includes('`lienthong '))).toHaveLength(alertNames.length);
  });
});

describe('alert rules and dashboard', () => {
  it('name no metric that a running hub does not expose', async () => {
    await using observed = await startObservedHub();
    const exposed = seriesIn(await observed.metrics());
    const expressions = [...alertExpressions, ...panelExpressions];
    expect(alertExpressions).toHaveLength(alertNames.length);
    expect(expressions.filter((expression) => metricsIn(expression).length === 0)).toEqual([]);
    const missing = expressions.flatMap(metricsIn).filter((name) => !exposed.has(name) && !OWN.includes(name));
    expect(missing).toEqual([]);
    expect(metricsIn('rate(lienthong_no_such_total{a="b"}[5m])').filter((name) => !exposed.has(name))).toEqual([
      'lienthong_no_such_total',
    ]);
  });
});
