import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { failReply } from '@lienthong/axis-protocol';
import type { AxisCall, ErrorNumber } from '@lienthong/axis-protocol';
import { json, OK, readAll, written } from './scripted-replies.js';
import type { Reply } from './scripted-replies.js';

/** How an axis may misbehave at one call. `…After`: it did what was asked, and its answer does not arrive. */
export type Misbehaviour =
  | 'html'
  /** More than any reply has. */
  | 'long-html'
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
  /** Silence until the caller gives up, and a byte now and then. */
  | 'hang'
  | 'drip'
  | { readonly fail: Exclude<ErrorNumber, 0>; readonly words: string; readonly early?: boolean };

/** Answers a call as it must not be answered. `work` does what was asked. */
export const misbehaved = async (
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
  if (how === 'hang') {
    await once(response, 'close');
    return;
  }
  if (how === 'drip') {
    response.writeHead(OK, { 'Content-Type': 'application/json' });
    while (!response.destroyed) {
      response.write(' ');
      await pause(100);
    }
    return;
  }
  const success = { status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong' };
  const replies: Readonly<Record<string, Reply>> = {
    html: { status: OK, body: '<html><body>502 Bad Gateway</body></html>', type: 'text/html' },
    'long-html': { status: OK, body: `<html>${'<br>'.repeat(400_000)}</html>`, type: 'text/html' },
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
