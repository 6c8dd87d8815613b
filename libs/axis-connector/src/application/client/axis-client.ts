import { createHash } from 'node:crypto';
import {
  addressOf,
  axisTimestamp,
  decodeAgencies,
  decodeDone,
  decodeReceived,
  decodeSent,
  FILE_END,
  formOf,
  headerOf,
  KIT_USER_AGENT,
  readEdoc,
  SERVICE_TYPE,
  signedHeaders,
  unpaddedHash,
} from '@lienthong/axis-protocol';
import type {
  AgencyListCall,
  AxisCall,
  AxisReply,
  CallArguments,
  DocId,
  MessageType,
  ReceivedList,
  RowsOf,
  UnreadMember,
} from '@lienthong/axis-protocol';
import { Fault, isFault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { AxisAddress } from '../../domain/axis.events.js';
import type { AxisLine, LineAnswer, LineRequest } from './line.js';

/** A file with what must be known of it before its first byte leaves. */
export interface MeasuredFile {
  readonly bytes: number;
  /** As `hash-file` has it. */
  readonly hash: string;
  /** The same bytes as were measured. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export const measured = async (open: () => AsyncIterable<Uint8Array>): Promise<MeasuredFile> => {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of open()) {
    digest.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, hash: unpaddedHash(digest.digest('hex')), open };
};

export interface SendArguments {
  readonly from: string;
  readonly to: readonly string[];
  readonly messageType: MessageType;
  /** Fixed for a message: with the hash it tells the axis a repeat. */
  readonly at: Instant;
}

/** The calls of an axis. What it refuses in words is an answer; whatever is not its JSON is a retriable fault. */
export interface AxisClient {
  received(messageType: MessageType, signal: AbortSignal): Promise<AxisReply<ReceivedList>>;
  /** `take` is given the document as it comes; what it made is disposed of unless the reply was right to its end. */
  edoc<Taken extends AsyncDisposable>(
    docId: string,
    take: (bytes: AsyncIterable<Uint8Array>) => Promise<Taken>,
    signal: AbortSignal,
  ): Promise<AxisReply<Taken>>;
  acknowledge(
    docId: string,
    status: 'done' | 'fail',
    description: string | undefined,
    signal: AbortSignal,
  ): Promise<AxisReply<null>>;
  send(file: MeasuredFile, args: SendArguments, signal: AbortSignal): Promise<AxisReply<DocId>>;
  agencies<Call extends AgencyListCall>(
    call: Call,
    signal: AbortSignal,
  ): Promise<AxisReply<readonly (RowsOf[Call] | UnreadMember)[]>>;
}

export interface AxisClientPorts {
  readonly line: AxisLine;
  readonly address: AxisAddress;
  readonly secret: () => Promise<string>;
  readonly now: () => Date;
}

const MIB = 1024 * 1024;
const SMALL = MIB;
const LIST = 128 * MIB;
/** A message of 300 MB as Base64. */
const MESSAGE = 400 * MIB;

async function* framed(file: MeasuredFile): AsyncGenerator<Uint8Array> {
  yield* file.open();
  yield FILE_END;
}

async function* braces(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('{}'));
}

interface TextAnswer {
  readonly status: number;
  readonly text: string;
}

/** An answer beyond all measure, where no document is asked for, is no reply of an axis: a page of whatever stands before it. */
const orMalformed = (error: unknown): unknown =>
  isFault(error) && error.code === 'axis/reply-too-large'
    ? new Fault('axis/reply-malformed', 'The axis answered with more than a reply has', {
        cause: error,
        retriable: true,
      })
    : error;

const readText = async ({ status, content }: LineAnswer): Promise<TextAnswer> => {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of content) chunks.push(chunk);
  } catch (error) {
    throw orMalformed(error);
  }
  return { status, text: Buffer.concat(chunks).toString('utf8') };
};

/** Every call makes its own headers: nothing of one call can reach another. */
export const axisClient = ({ line, address, secret, now }: AxisClientPorts): AxisClient => {
  const { endpoint, systemId } = address;

  const call = async <T>(
    name: AxisCall,
    args: CallArguments,
    { limit, signal, file, at }: Pick<LineRequest, 'limit' | 'signal'> & { file?: MeasuredFile; at?: Date },
    read: (answer: LineAnswer) => Promise<T>,
  ): Promise<T> => {
    const form = formOf(name);
    const type = form.body === 'file' ? 'application/octet-stream' : 'application/json';
    const body =
      file !== undefined
        ? { bytes: file.bytes + FILE_END.length, content: framed(file) }
        : form.body === 'braces'
          ? { bytes: 2, content: braces() }
          : undefined;
    const request = {
      method: form.method,
      url: addressOf(endpoint, name),
      headers: {
        ...signedHeaders({ systemId, secret: await secret(), timestamp: axisTimestamp(at ?? now()) }, args),
        'Content-Type': type,
        [headerOf('Content-Type')]: type,
        'User-Agent': KIT_USER_AGENT,
      },
      ...(body === undefined ? {} : { body }),
      limit,
      signal,
    };
    return line.request(request, read);
  };

  return {
    received: async (messagetype, signal) => {
      const args = { servicetype: SERVICE_TYPE, messagetype };
      const answer = await call('getReceivedEdocList', args, { limit: LIST, signal }, readText);
      return decodeReceived(answer.status, answer.text);
    },
    edoc: (docId, take, signal) =>
      call('getEdoc', { docId }, { limit: MESSAGE, signal }, ({ status, content }) => readEdoc(status, content, take)),
    acknowledge: async (docId, status, description, signal) => {
      const args = { docId, status, ...(description === undefined ? {} : { description }) };
      const answer = await call('updateStatus', args, { limit: SMALL, signal }, readText);
      return decodeDone(answer.status, answer.text);
    },
    send: async (file, { from, to, messageType, at }, signal) => {
      const args = {
        from,
        servicetype: SERVICE_TYPE,
        messagetype: messageType,
        'hash-file': file.hash,
        to: JSON.stringify(to),
      };
      const answer = await call('sendEdoc', args, { limit: SMALL, signal, file, at: new Date(at) }, readText);
      return decodeSent(answer.status, answer.text);
    },
    agencies: async (name, signal) => {
      const answer = await call(name, {}, { limit: LIST, signal }, readText);
      return decodeAgencies(name, answer.status, answer.text);
    },
  };
};
