import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue.js';
import { placeholdersOf } from './sentence.js';
import { codesIn } from './sources-of-codes.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const AREAS = new Set(Object.keys(catalogue).map((code) => code.slice(0, code.indexOf('/'))));

/** Areas that never leave a terminal: the command line says them in its own words (apps/cli/src/terms). */
const SAID_ELSEWHERE = new Set(['cli', 'demo']);

/** Codes that stay in the catalogue though no source names them. None. */
const KEPT_UNUSED: readonly string[] = [];

const sources = globSync('{libs,apps}/*/src/**/*.ts', { cwd: ROOT }).filter(
  (path) => !path.startsWith('libs/refusals/') && !path.includes('/testing/') && !path.endsWith('.spec.ts'),
);
const used = new Map<string, string>();
for (const path of sources) {
  for (const code of codesIn(readFileSync(join(ROOT, path), 'utf8'), AREAS)) {
    if (!SAID_ELSEWHERE.has(code.slice(0, code.indexOf('/')))) used.set(code, path);
  }
}

describe('the catalogue of refusal codes', () => {
  it('reads the sources of the libraries', () => {
    expect(sources).toContain('libs/kernel/src/fault.ts');
    expect(used.size).toBeGreaterThan(50);
  });

  it('has an entry for every code that a source uses', () => {
    const missing = [...used].filter(([code]) => !(code in catalogue)).map(([code, path]) => `${code} (${path})`);
    expect(missing).toEqual([]);
  });

  it('has no entry that no source uses', () => {
    const unused = Object.keys(catalogue).filter((code) => !used.has(code) && !KEPT_UNUSED.includes(code));
    expect(unused).toEqual([]);
  });

  it.each(Object.entries(catalogue))('says %s in both languages, with the same parameters at most', (_code, entry) => {
    expect(entry.vi).toMatch(/^\p{Lu}.*\.$/u);
    expect(entry.en).toMatch(/^\p{Lu}.*\.$/u);
    expect(entry.status === 200 || (entry.status >= 400 && entry.status < 600)).toBe(true);
    const known = new Set(placeholdersOf(entry.en));
    expect(placeholdersOf(entry.vi).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('codesIn', () => {
  it('finds a code in its place whatever its area', () => {
    expect(codesIn("refuse({ code: 'brand-new/thing' }); new Fault('disk/full', 'x')", new Set())).toEqual([
      'brand-new/thing',
      'disk/full',
    ]);
  });

  it('finds a code of a known area anywhere, and takes no media type for one', () => {
    expect(codesIn("type A = 'blob/too-large'; const t = 'application/json';", new Set(['blob']))).toEqual([
      'blob/too-large',
    ]);
  });
});
