import type { IncomingEvent } from '@lienthong/bus';
import { orRefuse, parseJson, Refused } from '@lienthong/http-edge';
import { isXml } from '../intake/bodies/media-types.js';

type JsonMap = Readonly<Record<string, unknown>>;

export type BusBody =
  { readonly kind: 'json'; readonly json: JsonMap } | { readonly kind: 'xml'; readonly bytes: Uint8Array };

const OTHER_CHARSET = /;\s*charset\s*=(?!\s*"?utf-?8"?\s*(?:;|$))/i;

const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const invalid = (path: string, code: string): Refused =>
  new Refused({ code: 'http/invalid', path }, [{ path, code }]);

/** Refusals: http/wrong-type, and what JSON from the wire is refused with. */
export const readBody = ({ datacontenttype = '', data }: IncomingEvent): BusBody => {
  const type = datacontenttype.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (isXml(type)) return { kind: 'xml', bytes: data };
  if (type !== 'application/json' || OTHER_CHARSET.test(datacontenttype))
    throw new Refused({ code: 'http/wrong-type', path: 'datacontenttype' });
  const json = orRefuse(parseJson(Buffer.from(data.buffer, data.byteOffset, data.byteLength)));
  if (!isMap(json)) throw invalid('', 'is-object');
  return { kind: 'json', json };
};

export const readJson = (event: IncomingEvent): JsonMap => {
  const body = readBody(event);
  if (body.kind === 'xml') throw new Refused({ code: 'http/wrong-type', path: 'datacontenttype' });
  return body.json;
};

/** `ce_id` is the identity; a body may repeat it, not contradict it. */
export const withIdentity = ({ id }: IncomingEvent, json: JsonMap): JsonMap => {
  if (json['messageId'] !== undefined && json['messageId'] !== id) {
    throw new Refused({ code: 'bus/other-identity', path: '/messageId' });
  }
  return { ...json, messageId: id };
};

/** Takes the transfer, which HTTP has in its address, out of a body. */
export const withoutTransfer = ({
  transfer,
  ...rest
}: JsonMap): { readonly transfer: string; readonly rest: JsonMap } => {
  if (typeof transfer !== 'string') throw invalid('/transfer', 'is-string');
  return { transfer, rest };
};

/** The transfer that a message names, as far as it can be read at all. */
export const transferIn = ({ data }: IncomingEvent): string | undefined => {
  const json = parseJson(Buffer.from(data));
  return json.ok && isMap(json.value) && typeof json.value['transfer'] === 'string'
    ? json.value['transfer']
    : undefined;
};
