import { base64Reply } from '@lienthong/axis-protocol';
import type { RunCall } from '../call.js';
import { entryOf } from './entry-of.js';

const [HEAD = '', TAIL = ''] = base64Reply('|').split('|');

/** Base64 of a stream, in pieces: a message may have 300 MB. */
async function* base64Of(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(HEAD);
  let rest = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const full = bytes.length - (bytes.length % 3);
    rest = Buffer.from(bytes.subarray(full));
    if (full > 0) yield Buffer.from(bytes.toString('base64', 0, full), 'latin1');
  }
  yield Buffer.from(`${rest.toString('base64')}${TAIL}`);
}

/** getEdoc: the stored edXML as Base64. Exposed, durably, before its first byte leaves. */
export const getEdoc: RunCall = async (ports, call) => {
  const message = await ports.exchange.message(call.caller, await entryOf(ports, call));
  const length = HEAD.length + Math.ceil(message.size / 3) * 4 + TAIL.length;
  return { kind: 'stream', type: 'application/json', length, bytes: base64Of(await message.open()) };
};

/** downloadEdoc: the same bytes as they are. */
export const downloadEdoc: RunCall = async (ports, call) => {
  const message = await ports.exchange.message(call.caller, await entryOf(ports, call));
  return { kind: 'stream', type: 'application/octet-stream', length: message.size, bytes: await message.open() };
};
