import type { Node } from './node.js';
import { isAbsent } from './node.js';

// A carriage return would be read as a line feed (XML 1.0 §2.11) if it stood there as itself.
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');

const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');

const attributesOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');

/** The element as indented lines with the prefix that receivers match on. */
export const render = (node: Node, prefix: string, indent: string): string => {
  if (isAbsent(node)) return '';
  const name = prefix + node.name;
  if (node.kind === 'leaf') return `${indent}<${name}>${escapeText(node.text ?? '')}</${name}>\n`;
  const start = `${indent}<${name}${attributesOf(node.attributes)}`;
  const inner = node.children.map((child) => render(child, prefix, `${indent}  `)).join('');
  return inner === '' ? `${start}/>\n` : `${start}>\n${inner}${indent}</${name}>\n`;
};
