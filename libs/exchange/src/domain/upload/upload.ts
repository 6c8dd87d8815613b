import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decision, Refusal } from '@lienthong/kernel';

/** Bytes that an agency gave the hub ahead of the message that names them (claim check). */
export interface UploadFacts {
  readonly agency: string;
  readonly system: string;
  readonly ref: string;
  readonly size: number;
  readonly expiresAt: string;
}

export type UploadEvent =
  | { readonly type: 'UploadReceived'; readonly data: UploadFacts; readonly personal?: { readonly sha256: string } }
  /** `by`: identity of the message that took it; `record`: of the record that the message came in, where it came in one. */
  | { readonly type: 'UploadUsed'; readonly data: { readonly by: string; readonly record?: string } }
  /** The message that took it was refused. */
  | { readonly type: 'UploadReleased'; readonly data: { readonly by: string } }
  | { readonly type: 'UploadExpired'; readonly data: Record<string, never> };

export type UploadCommand =
  | { readonly type: 'Receive'; readonly data: UploadFacts; readonly personal: { readonly sha256: string } }
  | {
      readonly type: 'Use';
      readonly by: string;
      /** Of the record that the message came in, where it came in one. */
      readonly record?: string;
      readonly agency: string;
      readonly system: string;
      readonly now: string;
    }
  | { readonly type: 'Release'; readonly by: string }
  | { readonly type: 'Expire'; readonly now: string };

export type Upload =
  | { readonly status: 'absent' }
  | { readonly status: 'open'; readonly facts: UploadFacts }
  | { readonly status: 'used'; readonly facts: UploadFacts; readonly by: string }
  | { readonly status: 'expired' };

export type UploadRefusal = Refusal<'upload/unknown' | 'upload/used'>;

export const initialUpload: Upload = { status: 'absent' };

type Use = Extract<UploadCommand, { type: 'Use' }>;

/**
 * Absent, foreign and expired answer alike. The message that took an upload may take it again for as long as it is there:
 * its record may be read once more before it is answered, and has to be answered as the first time.
 */
const decideUse = ({ by, record, agency, system, now }: Use, state: Upload): Decision<UploadEvent, UploadRefusal> => {
  if (state.status === 'absent' || state.status === 'expired') return refuse({ code: 'upload/unknown' });
  const { facts } = state;
  if (facts.agency !== agency || facts.system !== system) return refuse({ code: 'upload/unknown' });
  if (state.status === 'used' && state.by === by) return accept();
  if (facts.expiresAt <= now) return refuse({ code: 'upload/unknown' });
  return state.status === 'open'
    ? accept({ type: 'UploadUsed', data: { by, ...(record === undefined ? {} : { record }) } })
    : refuse({ code: 'upload/used' });
};

export const decideUpload = (command: UploadCommand, state: Upload): Decision<UploadEvent, UploadRefusal> => {
  switch (command.type) {
    case 'Receive': {
      const { data, personal } = command;
      return state.status === 'absent' ? accept({ type: 'UploadReceived', data, personal }) : accept();
    }
    case 'Use':
      return decideUse(command, state);
    case 'Release': {
      const { by } = command;
      const isHolder = state.status === 'used' && state.by === by;
      return isHolder ? accept({ type: 'UploadReleased', data: { by } }) : accept();
    }
    case 'Expire': {
      const isOver = 'facts' in state && state.facts.expiresAt <= command.now;
      return isOver ? accept({ type: 'UploadExpired', data: {} }) : accept();
    }
    default:
      return assertNever(command);
  }
};

export const evolveUpload = (state: Upload, event: UploadEvent): Upload => {
  switch (event.type) {
    case 'UploadReceived':
      return { status: 'open', facts: event.data };
    case 'UploadUsed':
      return 'facts' in state ? { status: 'used', facts: state.facts, by: event.data.by } : state;
    case 'UploadReleased':
      return 'facts' in state ? { status: 'open', facts: state.facts } : state;
    case 'UploadExpired':
      return { status: 'expired' };
    default:
      return assertNever(event);
  }
};
