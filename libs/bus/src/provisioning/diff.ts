import { agencyOfTopic } from '../names/agency-names.js';
import type { DesiredState, Notice } from './desired.js';
import { STEP_ORDER, subjectOf } from './plan.js';
import type { Finding, Plan, Step } from './plan.js';
import { OUR_NAMES, userOf } from './state.js';
import type { AccessRule, BrokerState, TopicState } from './state.js';

export interface DiffOptions {
  /** Kept topics that hold no record any more: to be deleted. */
  readonly prune?: ReadonlySet<string>;
  /** Systems that get a new password. */
  readonly rotate?: ReadonlySet<string>;
  /** Principals whose wide rules are wanted. */
  readonly overseers?: readonly string[];
}

interface Changes<Value> {
  readonly set: Readonly<Record<string, Value>>;
  readonly reset: readonly string[];
}

/** Undefined where both are the same. */
const changesOf = <Value>(
  wanted: Readonly<Record<string, Value>>,
  found: Readonly<Record<string, Value>>,
): Changes<Value> | undefined => {
  const set = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => found[name] !== value));
  const reset = Object.keys(found).filter((name) => !Object.hasOwn(wanted, name));
  return Object.keys(set).length === 0 && reset.length === 0 ? undefined : { set, reset };
};

const stepsOfTopics = (desired: DesiredState, actual: BrokerState): readonly Step[] =>
  [...desired.topics].flatMap(([topic, as]): readonly Step[] => {
    const found = actual.topics.get(topic);
    if (found === undefined) return [{ kind: 'create-topic', topic, as }];
    const changes = changesOf(as.configs, found.configs);
    return changes === undefined ? [] : [{ kind: 'alter-topic', topic, ...changes }];
  });

const shapeFindings = (topic: string, wanted: TopicState, found: TopicState): readonly Finding[] =>
  (['partitions', 'replicas'] as const).flatMap((kind) =>
    wanted[kind] === found[kind]
      ? []
      : [{ kind, name: topic, detail: `${found[kind]} instead of ${wanted[kind]}: to be rebuilt or reassigned` }],
  );

const findingsOfTopics = (desired: DesiredState, actual: BrokerState): readonly Finding[] =>
  [...actual.topics].flatMap(([topic, found]): readonly Finding[] => {
    const wanted = desired.topics.get(topic);
    if (wanted !== undefined) return shapeFindings(topic, wanted, found);
    if (desired.keptTopics.has(topic)) return [];
    return [{ kind: 'stray-topic', name: topic, detail: 'under our names, and no agency of the register has it' }];
  });

type Judged = 'ours' | 'wide' | 'foreign' | 'none';

/** What a rule that nobody asked for is to us. */
const judge = ({ principal, resource, name, pattern }: AccessRule, { systems }: DesiredState): Judged => {
  if (name.startsWith(OUR_NAMES)) return 'ours';
  const reaches = resource !== 'other' && (name === '*' || (pattern === 'prefixed' && OUR_NAMES.startsWith(name)));
  if (reaches) return 'wide';
  return systems.has(userOf(principal) ?? '') ? 'foreign' : 'none';
};

const excessRules = (desired: DesiredState, actual: BrokerState): readonly AccessRule[] =>
  [...actual.rules].filter(([key]) => !desired.rules.has(key)).map(([, rule]) => rule);

const stepsOfRules = (desired: DesiredState, actual: BrokerState): readonly Step[] => [
  ...excessRules(desired, actual)
    .filter((rule) => judge(rule, desired) === 'ours')
    .map((rule): Step => ({ kind: 'revoke', rule })),
  ...[...desired.rules].filter(([key]) => !actual.rules.has(key)).map(([, rule]): Step => ({ kind: 'allow', rule })),
];

const findingsOfRules = (
  desired: DesiredState,
  actual: BrokerState,
  overseers: readonly string[],
): readonly Finding[] =>
  excessRules(desired, actual).flatMap((rule): readonly Finding[] => {
    const judged = judge(rule, desired);
    if (judged !== 'wide' && judged !== 'foreign') return [];
    if (overseers.includes(rule.principal)) return [];
    const kind = judged === 'wide' ? 'wide-rule' : 'foreign-rule';
    return [{ kind, name: rule.principal, detail: subjectOf({ kind: 'revoke', rule }) }];
  });

const stepsOfUsers = (desired: DesiredState, actual: BrokerState, rotate: ReadonlySet<string>): readonly Step[] => [
  ...[...actual.passwords]
    .filter((user) => desired.systems.has(user) && !desired.passwords.has(user))
    .map((user): Step => ({ kind: 'remove-password', user })),
  ...[...desired.passwords]
    .filter((user) => !actual.passwords.has(user) || rotate.has(user))
    .map((user): Step => ({ kind: 'set-password', user })),
  ...[...new Set([...desired.quotas.keys(), ...actual.quotas.keys()])].flatMap((user): readonly Step[] => {
    if (!desired.quotas.has(user) && !desired.systems.has(user)) return [];
    const changes = changesOf(desired.quotas.get(user) ?? {}, actual.quotas.get(user) ?? {});
    return changes === undefined ? [] : [{ kind: 'alter-quota', user, ...changes }];
  }),
];

const keptNotices = (desired: DesiredState, actual: BrokerState, prune: ReadonlySet<string>): readonly Notice[] => {
  const kept = [...desired.keptTopics].filter((topic) => actual.topics.has(topic) && !prune.has(topic));
  const byAgency = Map.groupBy(kept, (topic) => agencyOfTopic(topic) ?? topic);
  return [...byAgency].map(([agency, names]) => ({ kind: 'topics-kept', agency, names }));
};

/** By kind, and within one by subject: the same plan whatever the order of what it was made from. */
const inOrder = (steps: readonly Step[]): readonly Step[] => {
  const byKind = Map.groupBy(steps, ({ kind }) => kind);
  return STEP_ORDER.flatMap((kind) =>
    (byKind.get(kind) ?? [])
      .map((step) => ({ step, subject: subjectOf(step) }))
      .sort((a, b) => (a.subject < b.subject ? -1 : 1))
      .map(({ step }) => step),
  );
};

/** All that lies between the broker and what is asked of it, in the order in which it is to be done. */
export const diff = (
  desired: DesiredState,
  actual: BrokerState,
  { prune = new Set(), rotate = new Set(), overseers = [] }: DiffOptions = {},
): Plan => {
  const steps: readonly Step[] = [
    ...stepsOfTopics(desired, actual),
    ...stepsOfRules(desired, actual),
    ...stepsOfUsers(desired, actual, rotate),
    ...[...prune]
      .filter((topic) => desired.keptTopics.has(topic) && actual.topics.has(topic))
      .map((topic): Step => ({ kind: 'delete-topic', topic })),
  ];
  return {
    steps: inOrder(steps),
    findings: [...findingsOfTopics(desired, actual), ...findingsOfRules(desired, actual, overseers)],
    notices: [...desired.notices, ...keptNotices(desired, actual, prune)],
  };
};
