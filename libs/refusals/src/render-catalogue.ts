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
    'clients of the national document axis get; where none is given, 20 for what passes by itself (408, 429, 5xx) and 21 for the rest.',
    '',
    'The `path` of a problem points into what was sent. In JSON it is a JSON pointer (RFC 6901), which counts from 0:',
    '`/to/0` is the first recipient, `/files/0` the first file part of a multipart body. In edXML it is a path of element',
    'names without prefixes, which counts from 1 as XPath does: `/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/To[1]`.',
    'An unknown property is named where its key is a plain name (ASCII letters, digits, `_`, `-`); of any other its parent',
    'is, since a key may be anybody’s words.',
    '',
    '| Code | HTTP | Axis | Vietnamese | English |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(catalogue)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(row),
    '',
  ].join('\n');
