import {
  addressOf,
  axisTimestamp,
  decodeDone,
  decodeEdoc,
  decodeList,
  decodeSent,
  FILE_END,
  fileHash,
  formOf,
  KIT_USER_AGENT,
  SERVICE_TYPE,
  signedHeaders,
} from '@lienthong/axis-protocol';
import type { AxisCall, AxisReply, CallArguments, MessageType, ReceivedRow } from '@lienthong/axis-protocol';
import { Fault } from '@lienthong/kernel';

/** An account at an axis. */
export interface Account {
  readonly endpoint: string;
  readonly systemId: string;
  readonly secret: string;
}

/** The axis's protocol as any client speaks it: each call a request with signed headers. */
export interface Protocol {
  list(type: MessageType): Promise<readonly ReceivedRow[]>;
  fetch(docId: string): Promise<Buffer>;
  done(docId: string): Promise<void>;
  /** Answers the DocId. */
  send(type: MessageType, from: string, file: Uint8Array): Promise<string>;
}

const orFault = <T>(reply: AxisReply<T>): T => {
  if (reply.ok) return reply.value;
  throw new Fault('demo/axis-refused', `${reply.number} ${reply.sentence}`);
};

export const protocolOf = ({ endpoint, systemId, secret }: Account): Protocol => {
  const call = async (name: AxisCall, args: CallArguments, body?: Uint8Array): Promise<[number, string]> => {
    const timestamp = axisTimestamp(new Date());
    const { method, body: form } = formOf(name);
    const type = form === 'file' ? 'application/octet-stream' : 'application/json';
    const response = await fetch(addressOf(endpoint, name), {
      method,
      headers: {
        ...signedHeaders({ systemId, secret, timestamp }, args),
        'Content-Type': type,
        'User-Agent': KIT_USER_AGENT,
      },
      ...(body === undefined ? (form === 'braces' ? { body: '{}' } : {}) : { body: Buffer.from(body) }),
    }).catch((cause: unknown) => {
      throw new Fault('demo/axis-away', 'The axis does not answer', { cause, retriable: true });
    });
    return [response.status, await response.text()];
  };
  const kind = (messagetype: MessageType) => ({ servicetype: SERVICE_TYPE, messagetype });
  return {
    list: async (type) =>
      orFault(decodeList('getReceivedEdocList', ...(await call('getReceivedEdocList', kind(type))))),
    fetch: async (docId) => orFault(decodeEdoc(...(await call('getEdoc', { docId })))),
    done: async (docId) => {
      orFault(decodeDone(...(await call('updateStatus', { docId, status: 'done' }))));
    },
    send: async (type, from, file) => {
      const args = { from, ...kind(type), 'hash-file': fileHash(file) };
      return orFault(decodeSent(...(await call('sendEdoc', args, Buffer.concat([file, FILE_END])))));
    },
  };
};
