import type { Answer, Http } from '../transport/http.js';
import { into } from '../transport/into-file.js';
import { at } from '../transport/request.js';
import type { HttpRequest } from '../transport/request.js';
import type { Fetched, ReadDocument } from '../wire/document.js';

export interface VersionOptions {
  /** 0 is the submission, each update of the content counts one more; default the newest. */
  readonly version?: number;
  readonly signal?: AbortSignal;
}

/** For a recipient the first of these calls exposes the delivery: the sender can cancel it no more. */
export interface ContentReading {
  document(transfer: string, options?: VersionOptions): Answer<ReadDocument>;
  /** The edXML message, byte for byte as the hub received it, into a file. */
  edxml(transfer: string, file: string, options?: VersionOptions): Answer<Fetched>;
  /** One attachment, decoded, into a file. */
  attachment(transfer: string, index: number, file: string, options?: VersionOptions): Answer<Fetched>;
}

const reading = (path: string, { version, signal }: VersionOptions): HttpRequest => ({
  method: 'GET',
  path,
  query: { version },
  idempotent: true,
  ...(signal ? { signal } : {}),
});

export const contentOf = (http: Http): ContentReading => ({
  document: (transfer, options = {}) => http.json(reading(at`/v1/transfers/${transfer}/document`, options)),
  edxml: (transfer, file, options = {}) => http.call(reading(at`/v1/transfers/${transfer}/edxml`, options), into(file)),
  attachment: (transfer, index, file, options = {}) =>
    http.call(reading(at`/v1/transfers/${transfer}/attachments/${index}`, options), into(file)),
});
