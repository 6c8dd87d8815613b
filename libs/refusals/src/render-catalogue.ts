import { catalogue } from './catalogue.js';
import type { CatalogueEntry } from './entry.js';

const row = ([code, entry]: readonly [string, CatalogueEntry]): string =>
  `| \`${code}\` | ${entry.status} | ${entry.axis ?? ''} | ${entry.vi} | ${entry.en} |`;

/** The text of `docs/refusal-codes.md`, sorted by code. */
export const renderCatalogue = (): string =>
  [
    '# Refusal codes',
    '',
    'Generated from `libs/refusals`; edit there. Status 200 marks a warning: the message was taken. Axis: the number that',
    'clients of the national document axis get; 20 where none is given.',
    '',
    '| Code | HTTP | Axis | Vietnamese | English |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(catalogue)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(row),
    '',
  ].join('\n');
