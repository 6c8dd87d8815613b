import { isAgencyCode } from '@lienthong/identifiers';

/**
 * The codes in a list's `to`, whose form is not public: one code, several with marks between them, or a JSON array as
 * text. Whatever is no code is left out; nothing is left where the axis does not say.
 */
export const codesIn = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;|"'[\]]+/).filter((part) => isAgencyCode(part))),
];
