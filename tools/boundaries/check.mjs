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
const planted = readdirSync(probes);
/** `rule`, or `rule.case` where one rule has several ways to be broken. */
const ruleOf = (probe) => probe.split('.', 1)[0];
const complain = (text) => {
  failed = true;
  console.error(text);
};
for (const { name } of rules.forbidden) if (!planted.includes(name)) complain(`${name}: has no probe`);
for (const probe of planted) {
  const found = await violationsIn(join(probes, probe), ['libs']);
  if (!found.some(({ rule }) => rule.name === ruleOf(probe))) complain(`${probe}: its probe did not fire`);
}
console.log(failed ? 'boundaries: violated' : `boundaries: ${rules.forbidden.length} rules hold, every probe fires`);
process.exitCode = failed ? 1 : 0;
