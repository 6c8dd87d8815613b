import type { BlobStore } from '@lienthong/blob-store';
import type { Principal } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import type { AgencyNames } from '../../application/content/party.js';
import type { Mandates } from '../../application/intake/parties.js';
import type { Exchange } from '../../exchange.js';
import type { ExchangeLimits } from '../intake/limits.js';

/** What a principal may speak for. */
export interface PrincipalMandates extends Mandates {
  agencies(at: Instant): readonly string[];
}

export type MandatesOf = (principal: Principal) => PrincipalMandates;

export const EXCHANGE = Symbol('Exchange');
export const INTAKE = Symbol('IntakePorts');
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
