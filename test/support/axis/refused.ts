import { AXIS_CALLS } from '@lienthong/axis-protocol';
import type { AxisCall } from '@lienthong/axis-protocol';
import { call } from '../api.js';
import type { Answer } from '../api.js';
import { edxmlOf } from '../edxml.js';
import { eventually } from '../eventually.js';
import { axisConfig, startAxisHub } from './axis-hub.js';
import type { AxisHub } from './axis-hub.js';
import { kitHash } from './kit.js';
import type { Kit, KitReply } from './kit.js';

/** A hub on which one address may call as often as a fuzzer does. */
export const startTriedAxis = (): Promise<AxisHub> =>
  startAxisHub({ axis: { ...axisConfig, limits: { rate: { perSecond: 100_000, burst: 100_000 } } } });

interface HubStatus {
  readonly store: { readonly head: number };
  readonly reactors: readonly { readonly lag: number; readonly inFlight: number }[];
}

let number = 0;
/** A document of G22 to H56, unlike all others. */
export const fileOf = (more: Parameters<typeof edxmlOf>[0] = {}): Buffer =>
  Buffer.from(edxmlOf({ from: 'G22', to: ['H56'], documentId: `G22,2026/11/20,R${(number += 1)}/TB`, ...more }));

const asked = async (axis: AxisHub, path: string): Promise<Answer['body']> =>
  (await call(axis.hub.url, axis.prepared.operator, 'GET', path)).body;

/** Where the log ends once all that follows from what was sent is there. */
export const settledHead = async (axis: AxisHub): Promise<number> => {
  const { store } = await eventually(
    async () => (await asked(axis, '/v1/operations/status')) as unknown as HubStatus,
    ({ reactors }) => reactors.every(({ lag, inFlight }) => lag === 0 && inFlight === 0),
  );
  return store.head;
};

/** What a send brings about, since then; of systems that were seen the hub may note something at any time. */
export const writtenSince = async (axis: AxisHub, head: number): Promise<readonly string[]> => {
  await settledHead(axis);
  const { events } = await asked(axis, `/v1/events?after=${head}&category=transfer,delivery,inbox,offer`);
  return (events as { type: string }[]).map(({ type }) => type);
};

/** A refusal in words, in the shape that the call's caller reads; nothing else was sent. */
export const refusedWith = (reply: KitReply, name: AxisCall, number_: number, sentence: RegExp = /./): void => {
  expect(reply.status).toBe(200);
  if (AXIS_CALLS[name].reply === 'bytes') {
    expect(reply.body.length).toBe(0);
    return;
  }
  expect(reply.json).toMatchObject({ status: 'FAIL', ErrorCode: String(number_) });
  expect(String(reply.json['ErrorDesc'])).toMatch(sentence);
  if (AXIS_CALLS[name].reply === 'list') expect(reply.json['data']).toEqual([]);
  if (AXIS_CALLS[name].reply === 'doc-id') expect(reply.json['DocId']).toBe('');
};

/** Arguments of a call, all of them in order. */
export const argumentsOf = (name: AxisCall, docId: string): Readonly<Record<string, string>> => {
  const values: Readonly<Record<string, string>> = {
    servicetype: 'eDoc',
    messagetype: 'edoc',
    docId,
    status: 'done',
    from: 'G22',
    'hash-file': kitHash(Buffer.from('x')),
    AgencyCode: 'H56',
  };
  return Object.fromEntries(AXIS_CALLS[name].required.map((argument) => [argument, values[argument] ?? '']));
};

/** One call as the kit makes it. */
export const run = (
  kit: Kit,
  name: AxisCall,
  own: Readonly<Record<string, string>>,
  signed?: Readonly<Record<string, string>>,
) =>
  kit.call(name, own, {
    method: AXIS_CALLS[name].method,
    body: AXIS_CALLS[name].method === 'GET' ? '' : name === 'sendEdoc' ? 'x\r\n' : '{}',
    ...(signed ? { signed } : {}),
  });
