import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
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
import type { AxisCall, CallArguments, ErrorNumber, MessageType } from '@lienthong/axis-protocol';
import { base64Of, json, OK, readAll } from './scripted-replies.js';
import type { Reply } from './scripted-replies.js';

/** How an axis may misbehave at one call. `…After`: it did what was asked, and its answer does not arrive. */
export type Misbehaviour =
  | 'html'
  | 'empty'
  | 'no-data'
  | 'null-data'
  | 'other-json'
  | 'redirect'
  | 'http-500'
  | 'cut-before'
  | 'cut-after'
  | 'cut-within-reply'
  | 'slow'
  | { readonly fail: Exclude<ErrorNumber, 0>; readonly words: string; readonly early?: boolean };

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
  /** Not yet acknowledged. */
  waiting(): readonly string[];
  readonly sent: readonly SentMessage[];
  readonly acknowledged: readonly Acknowledgement[];
  /** What was asked, in order. */
  readonly calls: readonly AxisCall[];
  /** Arguments that came beside those of the call. */
  readonly strays: readonly string[];
  readonly connections: () => number;
  /** The next calls of a kind go wrong, one after the other; then it works again. */
  misbehave(call: AxisCall, ...how: readonly Misbehaviour[]): void;
  /** Every call of a kind whose arguments fit goes wrong, until the answered function is called. */
  failing(call: AxisCall, fits: (args: CallArguments) => boolean, how: Misbehaviour): () => void;
  /** Rows of the lists of agencies. */
  list(call: 'getAgenciesList' | 'getAgenciesListQD20' | 'getSynchronizeUnit', rows: readonly object[]): void;
  setSecret(secret: string): void;
}

export const startScriptedAxis = async (port = 0): Promise<ScriptedAxis> => {
  let secret = 'bi-mat-cua-truc-thu';
  const systemId = 'H49-LT';
  const mail = new Map<string, Mail>();
  const done = new Set<string>();
  const sent: SentMessage[] = [];
  const acknowledged: Acknowledgement[] = [];
  const calls: AxisCall[] = [];
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
    const docId = `sent-${sent.length}`;
    sent.push({ docId, args, timestamp, edxml, times: 1 });
    return docId;
  };

  const answer = async (call: AxisCall, args: CallArguments, request: IncomingMessage): Promise<Reply> => {
    switch (call) {
      case 'getReceivedEdocList': {
        const rows = [...mail]
          .filter(([docId, { type }]) => type === args.messagetype && !done.has(docId))
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

  const written = async (
    response: ServerResponse,
    { status, body, type = 'application/json' }: Reply,
  ): Promise<void> => {
    if (typeof body !== 'string') {
      response.writeHead(status, { 'Content-Type': type });
      await pipeline(Readable.from(body), response);
      return;
    }
    const bytes = Buffer.from(body);
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': String(bytes.length) }).end(bytes);
  };

  const misbehaved = async (
    how: Misbehaviour,
    call: AxisCall,
    request: IncomingMessage,
    response: ServerResponse,
    work: () => Promise<Reply>,
  ): Promise<void> => {
    if (how === 'cut-before') {
      request.socket.destroy();
      return;
    }
    if (how === 'cut-after') {
      await work();
      request.socket.destroy();
      return;
    }
    if (how === 'cut-within-reply') {
      const { body } = await work();
      const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.concat([...body]);
      response.writeHead(OK, { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) });
      response.write(bytes.subarray(0, bytes.length >> 1));
      await pause(5);
      request.socket.destroy();
      return;
    }
    if (typeof how !== 'string' && how.early === true) {
      // Answers from the headers alone and hangs up, as a gate before the axis may.
      const bytes = Buffer.from(failReply(call, how.fail, how.words, 'none'));
      response.writeHead(OK, { 'Content-Length': String(bytes.length), Connection: 'close' }).end(bytes);
      return;
    }
    await readAll(request);
    if (how === 'slow') {
      await pause(3_000);
      request.socket.destroy();
      return;
    }
    const success = { status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong' };
    const replies: Readonly<Record<string, Reply>> = {
      html: { status: OK, body: '<html><body>502 Bad Gateway</body></html>', type: 'text/html' },
      empty: { status: OK, body: '' },
      'no-data': json(JSON.stringify(success)),
      'null-data': json(JSON.stringify({ ...success, data: null })),
      'other-json': json('[]'),
      redirect: { status: 302, body: '' },
      'http-500': { status: 500, body: '{}' },
    };
    if (typeof how === 'string') await written(response, replies[how] ?? json(''));
    else await written(response, json(failReply(call, how.fail, how.words, 'none')));
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
    waiting: () => [...mail.keys()].filter((docId) => !done.has(docId)),
    sent,
    acknowledged,
    calls,
    strays,
    connections: () => connections,
    misbehave: (call, ...how) => void scripts.set(call, [...(scripts.get(call) ?? []), ...how]),
    failing: (call, fits, how) => {
      const one = { call, fits, how };
      failing.add(one);
      return () => void failing.delete(one);
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
