import { Refused } from '../problems/refused.js';
import { placeOfPart } from './multipart.js';
import type { MultipartHandlers, MultipartLimits, PartBody } from './multipart.js';
import { readPartHeaders } from './part-headers.js';
import type { RawPartHeaders } from './part-headers.js';

export type Dispatch = (index: number, headers: RawPartHeaders, body: (maxBytes: Max) => PartBody) => Promise<void>;

/** How much a part may hold, and what is refused beyond it. */
export interface Max {
  readonly bytes: number;
  readonly code: 'http/document-too-large' | 'http/file-too-large';
  readonly path: string;
}

export const tooLong = ({ bytes, code, path }: Max): Refused => new Refused({ code, path, params: { max: bytes } });

/** Hands each part to its handler: the first must be the document, the others files. */
export const dispatchTo = (handlers: MultipartHandlers, limits: MultipartLimits): Dispatch => {
  return (index, raw, body) => {
    const path = placeOfPart(index);
    const { name, filename, contentType } = readPartHeaders(raw, limits, path);
    if (index === 0) {
      if (name !== 'document') throw new Refused({ code: 'http/document-first', path });
      const max: Max = { bytes: limits.documentBytes, code: 'http/document-too-large', path };
      return handlers.onDocument({ contentType, body: body(max) });
    }
    // Taken as a file it would be sent on as an attachment.
    if (name === 'document') throw new Refused({ code: 'http/duplicate-document', path });
    if (filename === undefined) throw new Refused({ code: 'http/part-name', path, params: { max: limits.nameBytes } });
    const max: Max = { bytes: limits.fileBytes, code: 'http/file-too-large', path };
    return handlers.onFile({ fieldname: name, filename, contentType, body: body(max) });
  };
};
