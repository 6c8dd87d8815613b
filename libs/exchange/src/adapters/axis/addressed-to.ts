import { isWireOrganId } from '@lienthong/edxml';
import { Refused } from '@lienthong/http-edge';
import type { ReceivedMessage } from '../intake/bodies/receive-edxml.js';

const RECIPIENTS = 'XroadVnpt-to';

/** The message with other recipients than it names: those of the call. Its bytes stay as they came. */
export const addressedTo = (received: ReceivedMessage, codes: readonly string[]): ReceivedMessage => {
  const { message } = received;
  if (message.kind === 'status') return received;
  const to = codes.map((code, index) => {
    if (isWireOrganId(code)) return message.to.find(({ organId }) => organId === code) ?? { organId: code };
    throw new Refused({ code: 'edxml/recipient-invalid', path: `${RECIPIENTS}/${index}` });
  });
  return { ...received, message: { ...message, to }, recipientsPath: RECIPIENTS };
};
