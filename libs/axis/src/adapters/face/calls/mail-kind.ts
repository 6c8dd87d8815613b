import { isMessageType, SERVICE_TYPE } from '@lienthong/axis-protocol';
import type { MessageType } from '@lienthong/axis-protocol';
import { Refused } from '@lienthong/http-edge';
import { argument } from '../call.js';
import type { SignedCall } from '../call.js';

/** What a call is about. Refusal: axis/argument-value. */
export const mailKindOf = (call: SignedCall): MessageType => {
  if (argument(call, 'servicetype').toLowerCase() !== SERVICE_TYPE.toLowerCase()) {
    throw new Refused({
      code: 'axis/argument-value',
      path: 'XroadVnpt-servicetype',
      params: { argument: 'servicetype', allowed: SERVICE_TYPE },
    });
  }
  const kind = argument(call, 'messagetype').toLowerCase();
  if (isMessageType(kind)) return kind;
  throw new Refused({
    code: 'axis/argument-value',
    path: 'XroadVnpt-messagetype',
    params: { argument: 'messagetype', allowed: 'edoc, status' },
  });
};
