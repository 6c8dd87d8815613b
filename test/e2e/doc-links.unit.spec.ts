import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../support/documented.js';

const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];

const isRelative = (target: string): boolean => !/^(?:[a-z][a-z\d+.-]*:|#|\/)/i.test(target);

/** Targets of the links outside code, without their anchors. */
const linksOf = (markdown: string): readonly string[] =>
  [
    ...markdown
      .replaceAll(/^```.*?^```/gms, '')
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s#]+)[^)]*\)/g),
  ]
    .map(([, target = '']) => decodeURIComponent(target))
    .filter(isRelative);

const brokenIn = (page: string): readonly string[] =>
  linksOf(readFileSync(join(root, page), 'utf8')).filter((target) => !existsSync(join(root, dirname(page), target)));

describe('the documentation', () => {
  it('has links to files, as far as the next test can see', () => {
    expect(linksOf('[a](b.md#c) `[x](y)` [d](https://e) [f](#g)')).toEqual(['b.md']);
    expect(pages.flatMap((page) => linksOf(readFileSync(join(root, page), 'utf8'))).length).toBeGreaterThan(100);
  });

  it.each(pages)('%s links to files that are there', (page) => {
    expect(brokenIn(page)).toEqual([]);
  });
});
