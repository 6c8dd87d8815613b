import type { AxisCall, CallArguments, DocId } from '@lienthong/axis-protocol';
import type { AxisCaller, AxisExchange } from '@lienthong/exchange/axis';
import type { Clock } from '@lienthong/kernel';
import type { Register } from '@lienthong/registry';
import type { AnsweredSends } from '../../application/answered-sends.js';
import type { DocIds } from '../../application/doc-ids.js';
import type { EarlierRecipients } from '../../application/earlier-recipients.js';

/** What the calls close over. */
export interface FacePorts {
  readonly exchange: AxisExchange;
  readonly register: Register;
  readonly docIds: DocIds;
  readonly sends: AnsweredSends;
  readonly earlier: EarlierRecipients;
  readonly clock: Clock;
  /** Told of what a system asked of the register, for the operator's log: a call and a code, nothing else. */
  readonly onRegisterAsked: (asked: {
    readonly call: AxisCall;
    readonly system: string;
    readonly code: string;
  }) => void;
}

/** A call whose signature was checked. */
export interface SignedCall {
  readonly call: AxisCall;
  /** Its own arguments alone. */
  readonly args: CallArguments;
  readonly caller: AxisCaller;
  /** The name that the system writes into its headers. */
  readonly axisName: string;
  readonly timestamp: string;
  /** The body, unread. To be read once. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** What is sent back: one text, a text in pieces, or bytes of a known length. */
export type CallAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pieces'; readonly pieces: Iterable<string> }
  | {
      readonly kind: 'stream';
      readonly type: 'application/json' | 'application/octet-stream';
      readonly length: number;
      readonly bytes: AsyncIterable<Uint8Array>;
    };

export type RunCall = (ports: FacePorts, call: SignedCall) => Promise<CallAnswer> | CallAnswer;

export const textAnswer = (text: string): CallAnswer => ({ kind: 'text', text });

/** A required argument; the signature's check gave it. */
export const argument = ({ args }: SignedCall, name: keyof CallArguments): string => args[name] ?? '';

export type { DocId };
