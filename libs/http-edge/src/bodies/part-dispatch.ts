import { Refused } from '../problems/refused.js';
import type { MultipartHandlers, MultipartLimits, PartBody } from './multipart.js';
import { readPartHeaders } from './part-headers.js';
import type { RawPartHeaders } from './part-headers.js';

export type Dispatch = (index: number, headers: RawPartHeaders, body: (maxBytes: Max) => PartBody) => Promise<void>;

/** How much a part may hold, and what is refused beyond it. */
export interface Max {
  readonly bytes: number;
  readonly code: 'http/document-too-large' | 'http/file-too-large';
}

export const tooLong = ({ bytes, code }: Max): Refused => new Refused({ code, params: { max: bytes } });

/** Hands each part to its handler: the first must be the document, the others files. */
export const dispatchTo = (handlers: MultipartHandlers, limits: MultipartLimits): Dispatch => {
  const document: Max = { bytes: limits.documentBytes, code: 'http/document-too-large' };
  const file: Max = { bytes: limits.fileBytes, code: 'http/file-too-large' };
  return (index, raw, body) => {
    const { name, filename, contentType } = readPartHeaders(raw, limits);
    if (index === 0) {
      if (name !== 'document') throw new Refused({ code: 'http/document-first' });
      return handlers.onDocument({ contentType, body: body(document) });
    }
    if (filename === undefined) throw new Refused({ code: 'http/part-name', params: { max: limits.nameBytes } });
    return handlers.onFile({ fieldname: name, filename, contentType, body: body(file) });
  };
};
