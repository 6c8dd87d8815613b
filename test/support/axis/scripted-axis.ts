import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import {
  callOfPath,
  docIdReply,
  failReply,
  framedFile,
  HEADER_BYTES,
  listReply,
  okReply,
  receivedHeader,
  SYSTEM_ID,
  TIMESTAMP,
  verifyCall,
} from '@lienthong/axis-protocol';
import type { AxisCall, CallArguments, MessageType } from '@lienthong/axis-protocol';
import { misbehaved } from './misbehaviour.js';
import type { Misbehaviour } from './misbehaviour.js';
import { base64Of, json, OK, readAll, written } from './scripted-replies.js';
import type { Reply } from './scripted-replies.js';

export interface Mail {
  readonly type: MessageType;
  readonly from: string;
  readonly to: string;
  /** Whole, or in pieces where it is too large to be held. */
  readonly edxml: string | (() => Iterable<Buffer>);
}

export interface SentMessage {
  readonly docId: string;
  readonly args: CallArguments;
  readonly timestamp: string;
  readonly edxml: string;
  /** Connections over which it came; more than one where it was sent again. */
  readonly times: number;
}

export interface Acknowledgement {
  readonly docId: string;
  readonly status: string;
  readonly description: string | undefined;
}

/** A server that speaks the axis's protocol and misbehaves as it is told: what outages are tried on. */
export interface ScriptedAxis extends AsyncDisposable {
  readonly url: string;
  readonly secret: string;
  readonly systemId: string;
  offer(docId: string, mail: Mail): void;
  /** Lists it no more, and hands it out no more. */
  withdraw(docId: string): void;
  /** Lists it no more, as most axes do what they were told that it failed; hands it out all the same. */
  unlist(docId: string): void;
  /** Not yet acknowledged. */
  waiting(): readonly string[];
  readonly sent: readonly SentMessage[];
  readonly acknowledged: readonly Acknowledgement[];
  /** What was asked, in order. */
  readonly calls: readonly AxisCall[];
  /** The docIds that were fetched, in order. */
  readonly fetched: readonly string[];
  /** Arguments that came beside those of the call. */
  readonly strays: readonly string[];
  readonly connections: () => number;
  /** The next calls of a kind go wrong, one after the other; then it works again. */
  misbehave(call: AxisCall, ...how: readonly Misbehaviour[]): void;
  /** What is sent next is answered with these DocIds, one after the other. */
  nameNext(...docIds: readonly string[]): void;
  /** The last that was answered with a DocId has another from now on. */
  rename(docId: string, to: string): void;
  /** Every call of a kind whose arguments fit goes wrong, until the answered function is called. */
  failing(call: AxisCall, fits: (args: CallArguments) => boolean, how: Misbehaviour): () => void;
  /** Nothing goes wrong any more. */
  heal(): void;
  /** Rows of the lists of agencies. */
  list(call: 'getAgenciesList' | 'getAgenciesListQD20' | 'getSynchronizeUnit', rows: readonly object[]): void;
  setSecret(secret: string): void;
}

export const startScriptedAxis = async (port = 0): Promise<ScriptedAxis> => {
  let secret = 'bi-mat-cua-truc-thu';
  const systemId = 'H49-LT';
  const mail = new Map<string, Mail>();
  const done = new Set<string>();
  const unlisted = new Set<string>();
  const sent: SentMessage[] = [];
  const acknowledged: Acknowledgement[] = [];
  const calls: AxisCall[] = [];
  const fetched: string[] = [];
  const named: string[] = [];
  const strays: string[] = [];
  const scripts = new Map<AxisCall, Misbehaviour[]>();
  const failing = new Set<{
    readonly call: AxisCall;
    readonly fits: (args: CallArguments) => boolean;
    readonly how: Misbehaviour;
  }>();
  const lists = new Map<AxisCall, readonly object[]>();
  let connections = 0;

  const receive = (args: CallArguments, timestamp: string, edxml: string): string => {
    const same = sent.findIndex((one) => one.timestamp === timestamp && one.args['hash-file'] === args['hash-file']);
    const known = sent[same];
    if (known) {
      sent[same] = { ...known, times: known.times + 1 };
      return known.docId;
    }
    const docId = named.shift() ?? `sent-${sent.length}`;
    sent.push({ docId, args, timestamp, edxml, times: 1 });
    return docId;
  };

  const answer = async (call: AxisCall, args: CallArguments, request: IncomingMessage): Promise<Reply> => {
    switch (call) {
      case 'getReceivedEdocList': {
        const rows = [...mail]
          .filter(([docId, { type }]) => type === args.messagetype && !done.has(docId) && !unlisted.has(docId))
          .map(([docId, { type, from, to }]) => ({
            docId,
            serviceType: 'eDoc',
            messageType: type,
            created_time: '2026/11/20 08:00:00',
            updated_time: '2026/11/20 08:00:00',
            from,
            to,
            status: 'initial',
            status_desc: '',
          }));
        return json([...listReply(rows)].join(''));
      }
      case 'getEdoc': {
        const found = mail.get(args.docId ?? '');
        if (found === undefined) return json(failReply(call, 21, 'Khong co'));
        const { edxml } = found;
        return { status: OK, body: base64Of(typeof edxml === 'string' ? [Buffer.from(edxml)] : edxml()) };
      }
      case 'updateStatus': {
        const { docId = '', status = '', description } = args;
        acknowledged.push({ docId, status, description });
        if (status === 'done') done.add(docId);
        return json(okReply());
      }
      case 'sendEdoc': {
        const file = framedFile(request, args['hash-file'] ?? '');
        const bytes = await readAll(file.bytes);
        if (!file.matches()) return json(failReply(call, 10, 'Sai hash-file', 'none'));
        const stamp = receivedHeader(request.headers, TIMESTAMP) ?? '';
        return json(docIdReply(receive(args, stamp, bytes.toString())));
      }
      case 'getAgenciesList':
      case 'getAgenciesListQD20':
      case 'getSynchronizeUnit':
        return json([...listReply(lists.get(call) ?? [])].join(''));
      case 'countReceiveEdoc':
      case 'countReceiveStatus':
      case 'deleteAgency':
      case 'downloadEdoc':
      case 'getSentEdocList':
      case 'registerAgency':
        return json(failReply(call, 20, 'Khong ho tro'));
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = callOfPath(request.url ?? '');
    if (call === undefined) {
      await written(response, { status: 404, body: '' });
      return;
    }
    calls.push(call);
    const verified = verifyCall(call, request.headers, [secret]);
    if (!verified.ok || receivedHeader(request.headers, SYSTEM_ID) !== systemId) {
      await readAll(request);
      await written(response, json(failReply(call, 15, 'Sai ma he thong hoac khoa', 'none')));
      return;
    }
    const own = new Set(Object.keys(verified.value).map((name) => `xroadvnpt-${name}`.toLowerCase()));
    const frame = /^xroadvnpt-(systemid|timestamp|version|content-type|sign-header(-key)?|hash-header)$/;
    for (const name of Object.keys(request.headers))
      if (name.startsWith('xroadvnpt-') && !own.has(name) && !frame.test(name)) strays.push(`${call}: ${name}`);
    if (call === 'getEdoc') fetched.push(verified.value.docId ?? '');
    const always = [...failing].find((one) => one.call === call && one.fits(verified.value))?.how;
    const how = always ?? scripts.get(call)?.shift();
    const work = () => answer(call, verified.value, request);
    if (how !== undefined) {
      await misbehaved(how, call, request, response, work);
      return;
    }
    const reply = await work();
    request.resume();
    await written(response, reply);
  };

  const server = createServer({ maxHeaderSize: HEADER_BYTES }, (request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  server.on('connection', () => (connections += 1));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${address.port}/api/`,
    get secret() {
      return secret;
    },
    systemId,
    offer: (docId, one) => void mail.set(docId, one),
    withdraw: (docId) => void mail.delete(docId),
    unlist: (docId) => void unlisted.add(docId),
    waiting: () => [...mail.keys()].filter((docId) => !done.has(docId)),
    sent,
    acknowledged,
    calls,
    fetched,
    strays,
    connections: () => connections,
    misbehave: (call, ...how) => void scripts.set(call, [...(scripts.get(call) ?? []), ...how]),
    rename: (docId, to) => {
      const last = sent.findLastIndex((one) => one.docId === docId);
      const one = sent[last];
      if (one !== undefined) sent[last] = { ...one, docId: to };
    },
    nameNext: (...docIds) => void named.push(...docIds),
    failing: (call, fits, how) => {
      const one = { call, fits, how };
      failing.add(one);
      return () => void failing.delete(one);
    },
    heal: () => {
      failing.clear();
      scripts.clear();
    },
    list: (call, rows) => void lists.set(call, rows),
    setSecret: (other) => (secret = other),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
