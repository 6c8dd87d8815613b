import type { BlobStore } from '@lienthong/blob-store';
import type { EdxmlLimits } from '@lienthong/edxml';
import type { Principal } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import type { AgencyNames } from '../../application/content/edxml-draft.js';
import type { Mandates } from '../../application/intake/parties.js';
import type { Exchange } from '../../exchange.js';

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
}

const MIB = 1024 * 1024;

export const DEFAULT_EXCHANGE_LIMITS: ExchangeLimits = {
  attachmentBytes: 50 * MIB,
  messageBytes: 300 * MIB,
  documentBytes: MIB,
  parts: 64,
  edxml: {},
  longestWait: 60,
};

/** What a principal may speak for. */
export interface PrincipalMandates extends Mandates {
  agencies(at: Instant): readonly string[];
}

export type MandatesOf = (principal: Principal) => PrincipalMandates;

export const EXCHANGE = Symbol('Exchange');
export const BLOBS = Symbol('BlobStore');
export const MANDATES = Symbol('MandatesOf');
export const AGENCY_NAMES = Symbol('AgencyNames');
export const EXCHANGE_LIMITS = Symbol('ExchangeLimits');

export interface ExchangeHttpPorts {
  readonly exchange: Exchange;
  readonly blobs: BlobStore;
  readonly mandatesOf: MandatesOf;
  readonly names: AgencyNames;
  readonly limits: ExchangeLimits;
}
