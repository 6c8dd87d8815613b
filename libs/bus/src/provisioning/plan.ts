import type { Notice } from './desired.js';
import type { AccessRule, Quota, TopicState } from './state.js';

/** One change of the broker. Each may be repeated. */
export type Step =
  | { readonly kind: 'remove-password'; readonly user: string }
  | { readonly kind: 'revoke'; readonly rule: AccessRule }
  | { readonly kind: 'create-topic'; readonly topic: string; readonly as: TopicState }
  | {
      readonly kind: 'alter-topic';
      readonly topic: string;
      readonly set: Readonly<Record<string, string>>;
      readonly reset: readonly string[];
    }
  | { readonly kind: 'alter-quota'; readonly user: string; readonly set: Quota; readonly reset: readonly string[] }
  | { readonly kind: 'allow'; readonly rule: AccessRule }
  /** A password of our making; the broker keeps what checks it, we keep nothing. */
  | { readonly kind: 'set-password'; readonly user: string }
  | { readonly kind: 'delete-topic'; readonly topic: string };

export type StepKind = Step['kind'];

/** Rights are taken before they are given; nobody gets a password before the rules that bind it. */
export const STEP_ORDER: readonly StepKind[] = [
  'remove-password',
  'revoke',
  'create-topic',
  'alter-topic',
  'alter-quota',
  'allow',
  'set-password',
  'delete-topic',
];

/** What differs and is not ours to change: an operator looks. */
export interface Finding {
  readonly kind: 'stray-topic' | 'partitions' | 'replicas' | 'wide-rule' | 'foreign-rule';
  readonly name: string;
  readonly detail: string;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/** What a step is about, in a word or a line. */
export const subjectOf = (step: Step): string => {
  switch (step.kind) {
    case 'create-topic':
    case 'delete-topic':
    case 'alter-topic':
      return step.topic;
    case 'allow':
    case 'revoke': {
      const { principal, operation, resource, name, pattern, permission } = step.rule;
      const of = `${principal} ${operation} ${resource} ${name}`;
      return `${of}${pattern === 'literal' ? '' : ` (${pattern})`}${permission === 'allow' ? '' : ` (${permission})`}`;
    }
    case 'alter-quota':
    case 'remove-password':
    case 'set-password':
      return step.user;
  }
};
