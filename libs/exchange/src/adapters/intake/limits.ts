import type { EdxmlLimits } from '@lienthong/edxml';

/** Sizes in bytes. */
export interface ExchangeLimits {
  readonly attachmentBytes: number;
  readonly messageBytes: number;
  /** Of a JSON document. */
  readonly documentBytes: number;
  /** Parts of a multipart body; the document counts as one. */
  readonly parts: number;
  readonly edxml: Partial<EdxmlLimits>;
  /** Longest wait of a long poll, seconds. */
  readonly longestWait: number;
  /** Hours until an upload that no message took, or that one did, is removed. */
  readonly uploadHours: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_EXCHANGE_LIMITS: ExchangeLimits = {
  attachmentBytes: 50 * MIB,
  messageBytes: 300 * MIB,
  documentBytes: MIB,
  parts: 64,
  edxml: {},
  longestWait: 60,
  uploadHours: 24,
};
