/** The arguments of all calls; each travels as the header `XroadVnpt-<name>`. Headers know no case, so neither do names. */
export const ARGUMENTS = [
  'servicetype',
  'messagetype',
  'docId',
  'status',
  'description',
  'from',
  'to',
  'hash-file',
  'level',
  'AgencyCode',
  'fromDate',
  'toDate',
  'pageSize',
  'pageIndex',
] as const;

export type ArgumentName = (typeof ARGUMENTS)[number];

/** What a request carries: nothing, the text `{}`, one JSON object, or the raw file and CR LF. */
export type CallBody = 'empty' | 'braces' | 'json' | 'file';

/** What stands in the reply beside status, ErrorCode and ErrorDesc; `bytes` is a reply that is no JSON at all. */
export type CallReply = 'list' | 'base64' | 'bytes' | 'count' | 'doc-id' | 'nothing';

export interface CallForm {
  readonly method: 'GET' | 'POST';
  readonly body: CallBody;
  readonly required: readonly ArgumentName[];
  readonly optional: readonly ArgumentName[];
  readonly reply: CallReply;
}

const form = (
  method: CallForm['method'],
  body: CallBody,
  reply: CallReply,
  required: readonly ArgumentName[] = [],
  optional: readonly ArgumentName[] = [],
): CallForm => ({ method, body, reply, required, optional });

const kind = ['servicetype', 'messagetype'] as const;

/** Every call of the client kit 2.0.x, under the name that ends its address. */
export const AXIS_CALLS = {
  getReceivedEdocList: form('POST', 'empty', 'list', kind, ['fromDate', 'toDate', 'pageSize', 'pageIndex']),
  getEdoc: form('POST', 'braces', 'base64', ['docId']),
  downloadEdoc: form('GET', 'empty', 'bytes', ['docId']),
  countReceiveEdoc: form('POST', 'braces', 'count', kind),
  countReceiveStatus: form('POST', 'braces', 'count', kind),
  sendEdoc: form('POST', 'file', 'doc-id', ['from', ...kind, 'hash-file'], ['to']),
  updateStatus: form('POST', 'braces', 'nothing', ['docId', 'status'], ['description']),
  getSentEdocList: form('POST', 'empty', 'list', kind, ['docId']),
  getAgenciesList: form('POST', 'empty', 'list'),
  getAgenciesListQD20: form('POST', 'empty', 'list', [], ['level']),
  getSynchronizeUnit: form('POST', 'empty', 'list'),
  registerAgency: form('POST', 'json', 'nothing'),
  deleteAgency: form('POST', 'braces', 'nothing', ['AgencyCode']),
} as const satisfies Readonly<Record<string, CallForm>>;

export type AxisCall = keyof typeof AXIS_CALLS;

export const AXIS_CALL_NAMES = Object.keys(AXIS_CALLS) as readonly AxisCall[];

export const formOf = (call: AxisCall): CallForm => AXIS_CALLS[call];

export const isAxisCall = (text: string): text is AxisCall => Object.hasOwn(AXIS_CALLS, text);

/** The values of `messagetype`: documents, or the statuses that recipients report. */
export const MESSAGE_TYPES = ['edoc', 'status'] as const;

export type MessageType = (typeof MESSAGE_TYPES)[number];

export const SERVICE_TYPE = 'eDoc';

/** The values of `status` in updateStatus: a transport acknowledgement, not the document's status. */
export const TRANSPORT_STATUSES = ['processing', 'done', 'fail'] as const;

export type TransportStatus = (typeof TRANSPORT_STATUSES)[number];

export const isMessageType = (text: string): text is MessageType => (MESSAGE_TYPES as readonly string[]).includes(text);
