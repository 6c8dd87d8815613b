import type { Hop } from '@lienthong/edxml';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { PassageKind } from '../../../domain/passage/passage.events.js';
import type { MessagePorts } from '../../content/message-of.js';
import type { Settling } from '../../routing/settle.js';

/** An inbox entry that is to leave for the axis where the inbox's agency is at home. */
export interface Place {
  readonly axis: string;
  readonly agency: string;
  readonly sequence: number;
}

/** The system under whose name the axis receives. */
export const systemOf = (axis: string): string => `axis-${axis}`;

/** What the register says of agencies on their way. */
export interface Homes {
  /** The axis where an agency is at home at an instant; undefined for one that is connected here, or nowhere. */
  homeOf(agency: string, at: Instant): string | undefined;
  /** Whether a connected system speaks for an agency at an instant. */
  isConnected(agency: string, at: Instant): boolean;
  /** The code to write of an agency. */
  codeOf(agency: string, at: Instant): string | undefined;
}

export type DeparturePorts = MessagePorts & { readonly routing: Settling; readonly homes: Homes };

/** A message as it leaves. */
export interface Departure {
  readonly kind: PassageKind;
  readonly transfer: string;
  /** Data key of the transfer. */
  readonly key: string | undefined;
  /** Code of the agency that speaks. */
  readonly from: string;
  readonly to: readonly string[];
  /** Who is told when the axis refuses it: an agency id. */
  readonly speaker: string;
  readonly documentId: string;
  /** Durable when it resolves; to be awaited before the first byte leaves. Refusal: delivery/cancelled. */
  expose(): Promise<Outcome<void>>;
  /** The message with one hop more; the same hop gives the same bytes, however often. A status has no hops. */
  bytes(hop: Hop): AsyncIterable<Uint8Array>;
}
