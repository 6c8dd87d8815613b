import type { Content, DocumentBody } from '../domain/transfer/document.js';
import type { Resolution, TransferCommand } from '../domain/transfer/transfer.decide.js';
import type { ResolvedRecipient, TransferEvent } from '../domain/transfer/transfer.events.js';
import { minute } from './delivery.examples.js';

export const content: Content = {
  head: { documentId: 'G22,2026/03/02,12/VPCP-KTTH', number: '12', notation: 'VPCP-KTTH' },
  proof: 'ab'.repeat(32),
  attachments: [],
};

export const body: DocumentBody = {
  subject: 'Về việc chuẩn bị hội nghị',
  message: {},
  attachments: [],
  digest: 'cd'.repeat(32),
  salt: '0'.repeat(32),
};

export const to = (agency: string, ...codes: readonly string[]): ResolvedRecipient => ({
  agency,
  codes: codes.length > 0 ? codes : [agency],
  predecessors: [],
});

/** What the register answered at the example's first minute. */
export const found = (recipients: readonly ResolvedRecipient[], awaited: Resolution['awaited'] = []): Resolution => ({
  instant: minute(0),
  recipients,
  awaited,
});

type Submit = Extract<TransferCommand, { type: 'Submit' }>;

const submission = (
  recipients: readonly string[],
  more: Partial<Submit['data']>,
): Pick<Submit, 'data' | 'personal'> => ({
  data: {
    ...content,
    sender: 'G22',
    senderCode: '000.00.00.G22',
    businessType: 0,
    form: 'json',
    recipients,
    replaces: [],
    test: false,
    warnings: [],
    ...more,
  },
  personal: body,
});

/** Without a resolution every code stands for the agency of that name. */
export const submit = (
  recipients: readonly string[],
  resolution = found(recipients.map((code) => to(code))),
): Submit => ({
  type: 'Submit',
  ...submission(recipients, {}),
  resolution,
});

export const submitted = (recipients: readonly string[], more: Partial<Submit['data']> = {}): TransferEvent => ({
  type: 'DocumentSubmitted',
  ...submission(recipients, more),
});

export const resolved = (of: string, ...recipients: readonly ResolvedRecipient[]): TransferEvent => ({
  type: 'RecipientsResolved',
  data: { of, instant: minute(0), recipients },
});

const candidates = [{ agency: 'H24.1', scope: 'xã A' }];

export const awaitedCode = (code: string, agency: string) => ({ code, agency, candidates });

export const routingAwaited = (of: string, code: string, agency: string): TransferEvent => ({
  type: 'RoutingAwaited',
  data: { of, ...awaitedCode(code, agency) },
});

export const recipientsAdded = (requestId: string, ...codes: readonly string[]): TransferEvent => ({
  type: 'RecipientsAdded',
  data: { requestId, codes },
});

export const recipientsRemoved = (requestId: string, ...agencies: readonly string[]): TransferEvent => ({
  type: 'RecipientsRemoved',
  data: { requestId, agencies },
});

const reason = 'Có sai sót về thể thức';

export const requestRecall = (requestId: string, ...agencies: readonly string[]) =>
  ({ type: 'RequestRecall', data: { requestId, agencies }, personal: { reason } }) as const;

export const recallRequested = (requestId: string, ...agencies: readonly string[]): TransferEvent => ({
  type: 'RecallRequested',
  data: { requestId, agencies },
  personal: { reason },
});

type Change = Extract<TransferCommand, { type: 'Update' }>['data'];

export const changeOf = (requestId: string, change: Partial<Change>): Change => ({
  requestId,
  added: [],
  removed: [],
  warnings: [],
  ...change,
});

/** Without a resolution every code that is added stands for the agency of that name. */
export const update = (
  requestId: string,
  change: Partial<Change>,
  resolution = found((change.added ?? []).map((code) => to(code))),
) => ({ type: 'Update', data: changeOf(requestId, change), personal: { reason }, resolution }) as const;

export const updated = (requestId: string, change: Partial<Change>): TransferEvent => ({
  type: 'DocumentUpdated',
  data: changeOf(requestId, change),
  personal: { reason },
});
