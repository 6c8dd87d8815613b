const LITERAL = /'([a-z]+(?:-[a-z]+)*\/[a-z0-9-]+)'/g;
const IN_CODE_PLACE = /(?:\bcode: |\bnew Fault\(\s*)'([a-z]+(?:-[a-z]+)*\/[a-z0-9-]+)'/g;

const groupsOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, code = '']) => code);

/**
 * The codes that a source file uses: literals in the place of a code, and any literal of a known area, since codes also
 * stand in unions of types and are handed to local helpers. A media type is of no area.
 */
export const codesIn = (source: string, areas: ReadonlySet<string>): readonly string[] => [
  ...groupsOf(source, IN_CODE_PLACE),
  ...groupsOf(source, LITERAL).filter((code) => areas.has(code.slice(0, code.indexOf('/')))),
];
