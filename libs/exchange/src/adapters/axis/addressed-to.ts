import { isWireOrganId } from '@lienthong/edxml';
import { Refused } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import type { Addressee, Addressees } from '../../application/routing/addressees.js';
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

/** Who may be meant by a code: its agency under whichever code, and those that took its affairs over. */
const meantBy = (code: string, found: Addressee): readonly string[] => {
  switch (found.kind) {
    case 'unknown':
      return [code];
    case 'succeeded':
      return [code, found.agency, found.successor];
    case 'scoped':
      return [code, found.agency, ...found.candidates.map(({ agency }) => agency)];
    case 'live':
    case 'closed':
    case 'suspended':
      return [code, found.agency];
  }
};

/**
 * Refuses recipients of whom a document names not one. A status names its addressee, and a message without recipients has
 * none to differ from. Refusal: axis/recipients-left.
 */
export const checkNamed = (
  { message }: ReceivedMessage,
  codes: readonly string[],
  addressees: Addressees,
  at: Instant,
): void => {
  if (message.kind === 'status' || message.to.length === 0) return;
  const meant = (code: string): readonly string[] => meantBy(code, addressees.resolve(code, at));
  const inMessage = new Set(message.to.flatMap(({ organId }) => meant(organId)));
  if (codes.some((code) => meant(code).some((one) => inMessage.has(one)))) return;
  throw new Refused({ code: 'axis/recipients-left', path: RECIPIENTS });
};
