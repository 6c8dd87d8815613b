import type { HubConfig } from '@lienthong/hub';
import { call, json, multipart, readRawInbox } from '../api.js';
import { edxmlOf } from '../edxml.js';
import { until } from '../eventually.js';
import { joinAxis, startProvince } from './province.js';
import type { Province } from './province.js';
import { startScriptedAxis } from './scripted-axis.js';
import type { Misbehaviour } from './misbehaviour.js';
import type { ScriptedAxis, SentMessage } from './scripted-axis.js';

/** A line of a document's trace. */
export interface TraceLine {
  readonly type: string;
  readonly agency: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal: Readonly<Record<string, unknown>> | null;
}

/** What waits at the operator's desk. */
export interface DeskItem {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly state: string;
  readonly code: string;
  readonly attempt: number;
  readonly outage?: string;
  readonly times?: number;
  readonly since?: string;
  readonly words?: string;
  readonly transfer?: string;
  readonly docId?: string;
}

interface SendOptions {
  readonly from?: string;
  /** Of its attachment. */
  readonly text?: string;
}

/** Everything that can go wrong with one call, as an outage. */
export const OUTAGES: readonly (readonly [string, Misbehaviour])[] = [
  ['HTML', 'html'],
  ['a page of more than a megabyte', 'long-html'],
  ['an empty body', 'empty'],
  ['no data', 'no-data'],
  ['HTTP 500', 'http-500'],
  ['a connection cut before it answers', 'cut-before'],
  ['a connection cut behind the work', 'cut-after'],
  ['a connection cut within its answer', 'cut-within-reply'],
  ['silence', 'slow'],
  ['its own system error', { fail: 20, words: 'Loi he thong' }],
  ['a secret that it does not know', { fail: 15, words: 'Sai khoa' }],
];

/** A province's hub that is joined to a scripted axis. `open` before all else, `close` behind it. */
export interface JoinedProvince {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly province: Province;
  readonly axis: ScriptedAxis;
  readonly ask: (method: string, path: string, init?: RequestInit) => ReturnType<typeof call>;
  readonly asOperator: (method: string, path: string, init?: RequestInit) => ReturnType<typeof call>;
  /** Sends a document, H49's unless it is said otherwise; answers its transfer. */
  readonly send: (to?: readonly string[], options?: SendOptions) => Promise<string>;
  /** How many were sent; the number of the last one. */
  readonly count: () => number;
  readonly trace: (transfer: string) => Promise<readonly TraceLine[]>;
  readonly has: (transfer: string, type: string) => () => Promise<boolean>;
  /** What the axis took of a document. */
  readonly sentFor: (transfer: string) => Promise<SentMessage | undefined>;
  /** Has the axis list a document for this hub; answers its DocumentId. */
  readonly offer: (docId: string, to?: readonly string[], from?: string) => string;
  readonly acknowledged: (docId: string) => Promise<void>;
  readonly documentsIn: (
    agency: string,
  ) => Promise<readonly { readonly transfer: string; readonly documentId: string }[]>;
  readonly desk: () => Promise<readonly DeskItem[]>;
  readonly rule: (id: string, verb: 'retry' | 'give-up', reason?: string) => Promise<number>;
}

export const documentFromAxis = (number: number, to: readonly string[] = ['H49.204'], from = 'G22') => ({
  documentId: `${from},2026/11/20,${number}/TB`,
  edxml: edxmlOf({ from, to, documentId: `${from},2026/11/20,${number}/TB`, subject: `Văn bản ${number}` }),
});

export const joinedProvince = (config: Partial<HubConfig> = {}): JoinedProvince => {
  let province: Province | undefined;
  let axis: ScriptedAxis | undefined;
  let sent = 0;
  let offered = 0;
  const opened = () => {
    if (province === undefined || axis === undefined) throw new Error('Not opened');
    return { province, axis, url: province.hub.url };
  };
  const ask: JoinedProvince['ask'] = (method, path, init) => {
    const { url, province: own } = opened();
    return call(url, own.token, method, path, init);
  };
  const asOperator: JoinedProvince['asOperator'] = (method, path, init) => {
    const { url, province: own } = opened();
    return call(url, own.operator, method, path, init);
  };
  const trace = async (transfer: string): Promise<readonly TraceLine[]> =>
    ((await ask('GET', `/v1/transfers/${transfer}`)).body as { lines: TraceLine[] }).lines;

  return {
    open: async () => {
      province = await startProvince(config);
      axis = await startScriptedAxis();
      await joinAxis(province.hub, axis);
    },
    close: async () => {
      await province?.[Symbol.asyncDispose]();
      await axis?.[Symbol.asyncDispose]();
    },
    get province() {
      return opened().province;
    },
    get axis() {
      return opened().axis;
    },
    ask,
    asOperator,
    send: async (to = ['G22'], { from = 'H49', text = 'x' } = {}) => {
      sent += 1;
      const document = {
        subject: `Văn bản ${sent}`,
        number: String(sent),
        notation: 'UBND',
        promulgatedOn: '2026-11-20',
      };
      const body = multipart({ messageId: `m-${sent}`, from, to, document }, [{ name: 'a.txt', bytes: text }]);
      const answer = await ask('POST', '/v1/transfers', body);
      expect(answer.status).toBe(201);
      return (answer.body['receipt'] as { transfer: string }).transfer;
    },
    count: () => sent,
    trace,
    has: (transfer, type) => async () => (await trace(transfer)).some((line) => line.type === type),
    sentFor: async (transfer) => {
      const line = (await trace(transfer)).find(({ type }) => type === 'RelayToNonERDS');
      return opened().axis.sent.find(({ docId }) => docId === line?.data['docId']);
    },
    offer: (docId, to, from) => {
      offered += 1;
      const { edxml, documentId } = documentFromAxis(offered, to, from);
      opened().axis.offer(docId, { type: 'edoc', from: from ?? 'G22', to: '', edxml });
      return documentId;
    },
    acknowledged: (docId) =>
      until(() => opened().axis.acknowledged.some((one) => one.docId === docId && one.status === 'done')),
    documentsIn: async (agency) => {
      const { url, province: own } = opened();
      const entries = await readRawInbox(url, own.token, agency);
      return entries.flatMap(({ entry }) => {
        const { kind, transfer, head } = entry as unknown as {
          kind: string;
          transfer: string;
          head?: { documentId: string };
        };
        return kind === 'document' && head !== undefined ? [{ transfer, documentId: head.documentId }] : [];
      });
    },
    desk: async () => (await asOperator('GET', '/v1/desk/axes')).body['items'] as readonly DeskItem[],
    rule: async (id, verb, reason = 'Trục đã sửa') =>
      (await asOperator('POST', `/v1/desk/axes/${id}/${verb}`, json({ reason }))).status,
  };
};
