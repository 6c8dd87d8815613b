import { desiredState } from '../provisioning/desired.js';
import type { DesiredState, ProvisionedAgency } from '../provisioning/desired.js';
import { diff } from '../provisioning/diff.js';
import type { Step } from '../provisioning/plan.js';
import { DEFAULT_SETTINGS } from '../provisioning/settings.js';
import { principalOf, ruleKey } from '../provisioning/state.js';
import type { BrokerState } from '../provisioning/state.js';

const NOW = '2026-11-01T00:00:00.000Z';
export const PAST = '2026-10-01T00:00:00.000Z';
const settings = { ...DEFAULT_SETTINGS, edges: 1, relays: 1, certificates: ['mtls'] };

export const held = (agencyId: string, system: string): ProvisionedAgency => ({
  agencyId,
  tenures: [{ system }],
  holder: { system },
  reader: system,
});
export const ended = (agencyId: string, system: string): ProvisionedAgency => ({
  agencyId,
  tenures: [{ system, to: PAST }],
});
export const closed = (agencyId: string, system: string, rest: Partial<ProvisionedAgency>): ProvisionedAgency => ({
  agencyId,
  tenures: [{ system }],
  ...rest,
});

export const EMPTY: BrokerState = { topics: new Map(), rules: new Map(), passwords: new Set(), quotas: new Map() };

/** What a broker holds after a step. */
const after = ({ topics, rules, passwords, quotas }: BrokerState, step: Step): BrokerState => {
  const next = {
    topics: new Map(topics),
    rules: new Map(rules),
    passwords: new Set(passwords),
    quotas: new Map(quotas),
  };
  const changed = <V>(of: Readonly<Record<string, V>>, set: Readonly<Record<string, V>>, reset: readonly string[]) =>
    Object.fromEntries(Object.entries({ ...of, ...set }).filter(([name]) => !reset.includes(name)));
  switch (step.kind) {
    case 'create-topic':
      if (topics.has(step.topic)) throw new RangeError(`${step.topic} is there`);
      next.topics.set(step.topic, step.as);
      break;
    case 'alter-topic': {
      const found = topics.get(step.topic);
      if (found === undefined) throw new RangeError(`${step.topic} is not there`);
      next.topics.set(step.topic, { ...found, configs: changed(found.configs, step.set, step.reset) });
      break;
    }
    case 'delete-topic':
      next.topics.delete(step.topic);
      break;
    case 'allow':
      next.rules.set(ruleKey(step.rule), step.rule);
      break;
    case 'revoke':
      next.rules.delete(ruleKey(step.rule));
      break;
    case 'set-password':
      next.passwords.add(step.user);
      break;
    case 'remove-password':
      next.passwords.delete(step.user);
      break;
    case 'alter-quota': {
      const quota = changed(quotas.get(step.user) ?? {}, step.set, step.reset);
      if (Object.keys(quota).length === 0) next.quotas.delete(step.user);
      else next.quotas.set(step.user, quota);
    }
  }
  return next;
};

export const applied = (state: BrokerState, steps: readonly Step[]): BrokerState => steps.reduce(after, state);
export const provisioned = (...agencies: readonly ProvisionedAgency[]): BrokerState =>
  applied(EMPTY, diff(desiredState(agencies, settings, NOW), EMPTY).steps);
export const asked = (...agencies: readonly ProvisionedAgency[]): DesiredState => desiredState(agencies, settings, NOW);
export const rightsOf = ({ rules }: BrokerState, user: string): readonly string[] =>
  [...rules.values()]
    .filter(({ principal }) => principal === principalOf(user))
    .map(({ operation, resource, name }) => `${operation} ${resource} ${name}`)
    .sort();
