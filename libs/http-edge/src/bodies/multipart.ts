/** All limits are inclusive: a value of exactly the limit passes. */
export interface MultipartLimits {
  readonly bodyBytes: number;
  /** The document counts as one. */
  readonly parts: number;
  readonly partHeaderBytes: number;
  /** Of a part's name and of a file's name, in UTF-8. */
  readonly nameBytes: number;
  readonly documentBytes: number;
  readonly fileBytes: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_MULTIPART_LIMITS: MultipartLimits = {
  bodyBytes: 220 * MIB,
  parts: 64,
  partHeaderBytes: 8 * 1024,
  nameBytes: 2_048,
  documentBytes: 100 * MIB,
  fileBytes: 50 * MIB,
};

/** How a refusal names a part: the document by its field, files as the places of a list. */
export const placeOfPart = (index: number): string => (index === 0 ? 'document' : `/files/${index - 1}`);

/** Bytes of one part, once, with back-pressure. What is not read is discarded. */
export interface PartBody extends AsyncIterable<Uint8Array> {
  /** All of it, when the whole request was small enough to be there at once. */
  readonly bytes?: Buffer;
}

export interface DocumentPart {
  /** As sent, with parameters; `text/plain` when the part says nothing (RFC 7578). */
  readonly contentType: string;
  readonly body: PartBody;
}

export interface FilePart extends DocumentPart {
  readonly fieldname: string;
  /** As sent: may hold anything, the caller parses it. */
  readonly filename: string;
}

/** Called in the order of the parts; the next is read when the promise is fulfilled. A rejection ends the reading. */
export interface MultipartHandlers {
  onDocument(part: DocumentPart): Promise<void>;
  onFile(part: FilePart): Promise<void>;
}
