import type { Field } from '../../model/fields.js';
import type { XmlElement } from '../../xml/element.js';
import { childrenOf } from '../../xml/element.js';
import type { Notes } from '../notes.js';
import { stop } from '../stop.js';

const ZERO_WIDTH = /[\u200B\uFEFF]/;

/** An element's text, trimmed, without zero-width spaces; undefined when empty. Warns beyond `max` characters. */
export const textOf = (element: XmlElement, notes: Notes, max?: number): string | undefined => {
  let text = element.text;
  if (ZERO_WIDTH.test(text)) {
    text = text.replaceAll('\u200B', '').replaceAll('\uFEFF', '');
    notes.warn('edxml/zero-width-space', element.path);
  }
  text = text.trim();
  if (text === '') return undefined;
  if (max !== undefined && text.length > max && Array.from(text).length > max) {
    notes.warn('edxml/too-long', element.path, `max ${max}`);
  }
  return text;
};

/** The child of that name; a second one is warned of, and not read. */
export const childOf = (element: XmlElement, name: string, notes: Notes): XmlElement | undefined => {
  const [first, ...more] = childrenOf(element, name);
  for (const repeated of more) notes.warn('edxml/repeated-element', repeated.path);
  return first;
};

/** The child of that name, which must not occur twice: readers of the same bytes would differ about what it says. */
export const soleChildOf = (element: XmlElement, name: string): XmlElement | undefined => {
  const [first, second] = childrenOf(element, name);
  if (second !== undefined) throw stop('edxml/ambiguous', second.path);
  return first;
};

export const childText = (element: XmlElement, name: string, notes: Notes, max?: number): string | undefined => {
  const child = childOf(element, name, notes);
  return child === undefined ? undefined : textOf(child, notes, max);
};

/** The text children that a table of fields names, under their keys; empty ones are left out. */
export const readFields = <Key extends string>(
  element: XmlElement,
  fields: readonly Field<Key>[],
  notes: Notes,
): { readonly [K in Key]?: string } =>
  Object.fromEntries(
    fields.flatMap(({ element: name, key, max }) => {
      const text = childText(element, name, notes, max);
      return text === undefined ? [] : [[key, text]];
    }),
  ) as { readonly [K in Key]?: string };

/** Warns of children that the standard does not have here. */
export const warnUnknown = (element: XmlElement, known: readonly string[], notes: Notes): void => {
  for (const child of element.children) {
    if (!known.includes(child.name)) notes.warn('edxml/unknown-element', child.path);
  }
};

/** The object, or undefined where it has no key at all. */
export const orNothing = <T extends object>(value: T): T | undefined =>
  Object.keys(value).length === 0 ? undefined : value;
