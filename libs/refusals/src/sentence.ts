export type SentenceParams = Readonly<Record<string, string | number>>;

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/** Puts the parameters in; a placeholder without its parameter is left out of the sentence. */
export const sentenceOf = (template: string, params: SentenceParams = {}): string =>
  template.replace(PLACEHOLDER, (_, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : '…'));

export const placeholdersOf = (template: string): readonly string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
