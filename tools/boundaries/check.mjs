/** Runs the boundary rules over the tree, then each rule over a planted violation: a rule that does not fire fails. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';

const root = join(import.meta.dirname, '../..');
const { default: rules } = await import(join(root, '.dependency-cruiser.cjs'));

const violationsIn = async (dir, folders) => {
  process.chdir(dir);
  const { output } = await cruise(folders, {
    ...rules.options,
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
  });
  return output.summary.violations;
};

let failed = false;
const violations = await violationsIn(
  root,
  ['libs', 'apps'].map((folder) => `${folder}/*/src`),
);
for (const { rule, from, to } of violations) {
  failed = true;
  console.error(`${rule.name}: ${from} → ${to}`);
}

const probes = join(import.meta.dirname, 'probes');
const planted = new Set(readdirSync(probes));
for (const { name } of rules.forbidden) {
  const fired =
    planted.has(name) && (await violationsIn(join(probes, name), ['libs'])).some(({ rule }) => rule.name === name);
  if (!fired) {
    failed = true;
    console.error(`${name}: ${planted.has(name) ? 'its probe did not fire' : 'has no probe'}`);
  }
}
console.log(failed ? 'boundaries: violated' : `boundaries: ${rules.forbidden.length} rules hold, every probe fires`);
process.exitCode = failed ? 1 : 0;
