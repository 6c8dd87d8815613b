import { isUtf8 } from 'node:buffer';
import { Refused } from '../problems/refused.js';
import type { MultipartLimits } from './multipart.js';

/** As the parser gives them: names in lower case, bytes as Latin-1. */
export type RawPartHeaders = Readonly<Record<string, readonly string[] | undefined>>;

export interface PartHeaders {
  readonly name: string;
  readonly filename: string | undefined;
  readonly contentType: string;
}

const PARAMETER = /; *([!#$%&'*+.^_`|~\w-]+) *= *(?:"((?:[^"\\]|\\.)*)"|([^\s";,]+)) */gsy;
const EXTENDED = /^utf-8'[\w-]*'((?:[^%'"\s]|%[0-9a-f]{2})*)$/i;

/** What nearly every client sends; anything else goes the long way. */
const PLAIN = /^form-data; name="([^"\\]*)"(?:; filename="([^"\\]*)")?$/;

const malformed = (path: string): Refused => new Refused({ code: 'http/malformed-multipart', path });

const sizeOf = (headers: RawPartHeaders): number =>
  Object.entries(headers).reduce(
    (sum, [name, values = []]) => values.reduce((total, value) => total + name.length + value.length + 4, sum),
    -2,
  );

/** Null when the parameters do not follow the grammar to the end, or one comes twice. */
const parametersOf = (text: string): ReadonlyMap<string, string> | null => {
  const found = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    PARAMETER.lastIndex = at;
    const match = PARAMETER.exec(text);
    const key = match?.[1]?.toLowerCase();
    if (match === null || key === undefined || found.has(key)) return null;
    found.set(key, match[2]?.replaceAll(/\\(["\\])/g, '$1') ?? match[3] ?? '');
    at += match[0].length;
  }
  return found;
};

const decoded = (latin1: string, { nameBytes: max }: MultipartLimits, path: string): string => {
  const bytes = Buffer.from(latin1, 'latin1');
  if (bytes.length > max || !isUtf8(bytes)) throw new Refused({ code: 'http/part-name', path, params: { max } });
  return bytes.toString('utf8');
};

/** `filename*` is not for multipart (RFC 7578, 4.2), but common clients send it. */
const extendedToLatin1 = (text: string, path: string): string => {
  const [, encoded] = EXTENDED.exec(text) ?? [];
  if (encoded === undefined) throw malformed(path);
  return encoded.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
};

/** `path` names the part in a refusal. Throws `Refused`: `http/part-headers`, `http/part-name`, `http/malformed-multipart`. */
export const readPartHeaders = (headers: RawPartHeaders, limits: MultipartLimits, path: string): PartHeaders => {
  if (sizeOf(headers) > limits.partHeaderBytes) {
    throw new Refused({ code: 'http/part-headers', path, params: { max: limits.partHeaderBytes } });
  }
  const [disposition, ...more] = headers['content-disposition'] ?? [];
  const contentType = headers['content-type']?.[0] ?? 'text/plain';
  const [plain, plainName = '', plainFilename] = PLAIN.exec(disposition ?? '') ?? [];
  if (plain !== undefined && more.length === 0) {
    const filename = plainFilename === undefined ? undefined : decoded(plainFilename, limits, path);
    return { name: decoded(plainName, limits, path), filename, contentType };
  }
  const [kind] = /^form-data */i.exec(disposition ?? '') ?? [];
  const parameters = kind === undefined ? null : parametersOf((disposition ?? '').slice(kind.length));
  const name = parameters?.get('name');
  if (more.length > 0 || parameters === null || name === undefined) throw malformed(path);
  const extended = parameters.get('filename*');
  const filename = extended === undefined ? parameters.get('filename') : extendedToLatin1(extended, path);
  return {
    name: decoded(name, limits, path),
    filename: filename === undefined ? undefined : decoded(filename, limits, path),
    contentType,
  };
};
