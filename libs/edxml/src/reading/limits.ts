const KB = 1024;
const MB = 1024 * KB;

/** What a message may cost. Bytes are bytes, texts are UTF-16 units; reaching a limit is allowed, exceeding it is not. */
export interface EdxmlLimits {
  readonly messageBytes: number;
  /** Of one attachment, both as it travels (after Base64) and as it is delivered. */
  readonly attachmentBytes: number;
  readonly attachments: number;
  /** Of all that is unzipped in one message. */
  readonly decompressedBytes: number;
  /** Unzipped bytes for one zipped byte; looked at from 1 MB unzipped on. */
  readonly ratio: number;
  /** Entries of a ZIP that is looked into; one that is opened has exactly one. */
  readonly zipEntries: number;
  /** Bytes of a ZIP held in memory in order to count its entries before it is delivered. */
  readonly zipLookahead: number;
  readonly depth: number;
  readonly attributes: number;
  readonly elementText: number;
  /** Of all elements together, attachments' content apart. */
  readonly headerText: number;
  readonly elements: number;
  readonly recipients: number;
}

export const DEFAULT_EDXML_LIMITS: EdxmlLimits = {
  messageBytes: 300 * MB,
  attachmentBytes: 50 * MB,
  attachments: 200,
  decompressedBytes: 200 * MB,
  ratio: 200,
  zipEntries: 10_000,
  zipLookahead: 4 * MB,
  depth: 32,
  attributes: 32,
  elementText: 64 * KB,
  headerText: 16 * MB,
  elements: 100_000,
  recipients: 5_000,
};
