import type { EdxmlDate } from '../model/date.js';
import { formatEdxmlDate } from '../model/date.js';
import type { Field } from '../model/fields.js';
import { isWireOrganId } from '../model/organ.js';

/** An element to be written, with the standard's rule for it beside its value. */
export type Node = Leaf | Branch;

export interface Leaf {
  readonly kind: 'leaf';
  readonly name: string;
  readonly text: string | undefined;
  readonly required: boolean;
  /** In characters. */
  readonly max?: number;
  readonly valid: boolean;
}

export interface Branch {
  readonly kind: 'branch';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  /** Written even when nothing is in it. */
  readonly required: boolean;
}

interface Rule {
  readonly required?: boolean;
  readonly max?: number;
  readonly pattern?: RegExp;
}

export const leaf = (name: string, text: string | undefined, { required = false, max, pattern }: Rule = {}): Leaf => ({
  kind: 'leaf',
  name,
  text: text === '' ? undefined : text,
  required,
  ...(max === undefined ? {} : { max }),
  valid: text === undefined || text === '' || pattern === undefined || pattern.test(text),
});

export const organIdLeaf = (text: string | undefined, required = true): Leaf => ({
  ...leaf('OrganId', text, { required }),
  valid: text === undefined || isWireOrganId(text),
});

export const dateLeaf = (name: string, date: EdxmlDate | undefined, required = false): Leaf => ({
  ...leaf(name, date === undefined ? undefined : formatEdxmlDate(date), { required }),
  valid: date?.kind !== 'unread',
});

export const leaves = <Key extends string>(
  fields: readonly Field<Key>[],
  values: { readonly [K in Key]?: string } | undefined,
  required: readonly Key[] = [],
): readonly Leaf[] =>
  fields.map(({ element, key, max }) =>
    leaf(element, values?.[key], { required: required.includes(key), ...(max === undefined ? {} : { max }) }),
  );

export const branch = (
  name: string,
  children: readonly Node[],
  { required = false, attributes = {} }: { required?: boolean; attributes?: Readonly<Record<string, string>> } = {},
): Branch => ({ kind: 'branch', name, attributes, children, required });

/** True for what the writer leaves out: optional elements without content. */
export const isAbsent = (node: Node): boolean =>
  node.kind === 'leaf' ? node.text === undefined : !node.required && node.children.every(isAbsent);
