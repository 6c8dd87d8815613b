import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decision } from '@lienthong/kernel';
import type { Transfer } from './transfer.js';
import type { Candidate, ResolvedRecipient, TransferEvent } from './transfer.events.js';

type Facts<Type extends TransferEvent['type']> = Omit<Extract<TransferEvent, { type: Type }>, 'type'>;

/** Who receives for some codes, as the register stood at an instant. */
export interface Resolution {
  readonly instant: string;
  readonly recipients: readonly ResolvedRecipient[];
  readonly awaited: readonly {
    readonly code: string;
    readonly agency: string;
    readonly candidates: readonly Candidate[];
  }[];
}

/** Codes are resolved in the same decision that names them: no crash can come between, no reform either. */
interface Resolving {
  readonly resolution: Resolution;
}

export type TransferCommand =
  | ({ readonly type: 'Submit' } & Facts<'DocumentSubmitted'> & Resolving)
  | ({ readonly type: 'AddRecipients' } & Facts<'RecipientsAdded'> & Resolving)
  /** Later: the agency that was resolved has closed since. */
  | ({ readonly type: 'Resolve'; readonly of: string } & Resolving)
  | { readonly type: 'AssignRouting'; readonly code: string; readonly to: string; readonly reason: string }
  | ({ readonly type: 'RequestRecall' } & Facts<'RecallRequested'>)
  | ({ readonly type: 'Update' } & Facts<'DocumentUpdated'> & Resolving)
  | ({ readonly type: 'Replace' } & Facts<'DocumentReplaced'>)
  | ({ readonly type: 'RecordEdxml' } & Facts<'EdxmlWritten'>);

export interface TransferRefusal {
  readonly code:
    | 'transfer/unknown'
    | 'transfer/identity-taken'
    | 'transfer/not-a-recipient'
    | 'routing/not-awaited'
    | 'transfer/removed-and-added'
    | 'transfer/nothing-to-update';
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
}

type Decided = Decision<TransferEvent, TransferRefusal>;
type Submitted = Extract<Transfer, { status: 'submitted' }>;
type Command<Type extends TransferCommand['type']> = Extract<TransferCommand, { type: Type }>;

const reaches = (state: Submitted, agency: string): boolean =>
  state.recipients.has(agency) || [...state.awaited.values()].some((one) => one.agency === agency);

/** What the submission itself resolved is told apart from what came later by this word. */
export const SUBMISSION = 'submission';

type Reached = Pick<Submitted, 'recipients' | 'awaited'>;

const noneYet: Reached = { recipients: new Map(), awaited: new Map() };

const without = ({ recipients, awaited }: Reached, removed: readonly string[]): Reached => ({
  recipients: new Map([...recipients].filter(([agency]) => !removed.includes(agency))),
  awaited: new Map([...awaited].filter(([, { agency }]) => !removed.includes(agency))),
});

const resolved = (of: string, { instant, ...resolution }: Resolution, state = noneYet): TransferEvent[] => {
  const recipients = resolution.recipients.filter(({ agency }) => !state.recipients.has(agency));
  const awaited = resolution.awaited.filter(({ code }) => !state.awaited.has(code));
  return [
    { type: 'RecipientsResolved', data: { of, instant, recipients } },
    ...awaited.map((one): TransferEvent => ({ type: 'RoutingAwaited', data: { of, ...one } })),
  ];
};

/** The caller resolved what it knew to be new; in the meantime some of it may have come by another way. */
const only = (codes: readonly string[], { instant, recipients, awaited }: Resolution): Resolution => ({
  instant,
  recipients: recipients.filter((one) => one.codes.some((code) => codes.includes(code))),
  awaited: awaited.filter(({ code }) => codes.includes(code)),
});

const addRecipients = (command: Command<'AddRecipients'>, state: Submitted): Decided => {
  const { requestId } = command.data;
  const codes = command.data.codes.filter((code) => !state.codes.has(code));
  if (codes.length === 0) return accept();
  const added: TransferEvent = { type: 'RecipientsAdded', data: { requestId, codes } };
  return accept(added, ...resolved(requestId, only(codes, command.resolution), state));
};

const assign = (command: Command<'AssignRouting'>, state: Submitted): Decided => {
  const awaited = state.awaited.get(command.code);
  if (!awaited) return refuse({ code: 'routing/not-awaited', path: '/code' });
  const { code, agency } = awaited;
  return accept({
    type: 'RoutingAssigned',
    data: { code, agency, to: command.to },
    personal: { reason: command.reason },
  });
};

const recall = (command: Command<'RequestRecall'>, state: Submitted): Decided => {
  if (state.requests.has(command.data.requestId)) return accept();
  const stranger = command.data.agencies.find((agency) => !reaches(state, agency));
  if (stranger !== undefined) {
    return refuse({ code: 'transfer/not-a-recipient', path: '/agencies', params: { agency: stranger } });
  }
  return accept({ type: 'RecallRequested', data: command.data, personal: command.personal });
};

/** The place among the added codes of one that led, or leads now, to an agency that the same request removes. */
const removedToo = ({ data, resolution }: Command<'Update'>, state: Submitted): number => {
  const removed = new Set(data.removed);
  const recipients = [...state.recipients.values(), ...resolution.recipients].filter(({ agency }) =>
    removed.has(agency),
  );
  const awaited = [...state.awaited.values(), ...resolution.awaited].filter(({ agency }) => removed.has(agency));
  const codes = new Set([...recipients.flatMap((one) => one.codes), ...awaited.map(({ code }) => code)]);
  return data.added.findIndex((code) => codes.has(code));
};

const update = (command: Command<'Update'>, state: Submitted): Decided => {
  const { requestId, content, removed } = command.data;
  if (state.requests.has(requestId)) return accept();
  const both = removedToo(command, state);
  if (both >= 0) return refuse({ code: 'transfer/removed-and-added', path: `/addRecipients/${both}` });
  const added = command.data.added.filter((code) => !state.codes.has(code));
  if (!content && added.length === 0 && removed.length === 0) {
    return refuse({ code: 'transfer/nothing-to-update', path: '/' });
  }
  const stranger = removed.find((agency) => !reaches(state, agency));
  if (stranger !== undefined) {
    return refuse({ code: 'transfer/not-a-recipient', path: '/removeRecipients', params: { agency: stranger } });
  }
  const updated = { type: 'DocumentUpdated' as const, data: { ...command.data, added }, personal: command.personal };
  const gone =
    removed.length > 0 ? [{ type: 'RecipientsRemoved' as const, data: { requestId, agencies: removed } }] : [];
  const here = added.length > 0 ? resolved(requestId, only(added, command.resolution), without(state, removed)) : [];
  return accept<TransferEvent>(updated, ...gone, ...here);
};

export const decideTransfer = (command: TransferCommand, state: Transfer): Decided => {
  if (command.type === 'Submit') {
    if (state.status === 'unknown') {
      const { data, personal, resolution } = command;
      return accept({ type: 'DocumentSubmitted', data, personal }, ...resolved(SUBMISSION, resolution));
    }
    // Whether the content is the same is known only under the first salt: the application compares before it adds recipients.
    return refuse({ code: 'transfer/identity-taken' });
  }
  if (state.status === 'unknown') return refuse({ code: 'transfer/unknown' });
  switch (command.type) {
    case 'AddRecipients':
      return addRecipients(command, state);
    case 'Resolve':
      return state.resolved.has(command.of) ? accept() : accept(...resolved(command.of, command.resolution, state));
    case 'AssignRouting':
      return assign(command, state);
    case 'RequestRecall':
      return recall(command, state);
    case 'Update':
      return update(command, state);
    case 'Replace':
      return state.replacedBy.has(command.data.by)
        ? accept()
        : accept({ type: 'DocumentReplaced', data: command.data });
    case 'RecordEdxml':
      return state.written.has(command.data.of) ? accept() : accept({ type: 'EdxmlWritten', data: command.data });
    default:
      return assertNever(command);
  }
};
