/** The numbers of one province's list; the national one is not public. */
export const ERROR_NUMBERS = {
  ok: 0,
  badFile: 10,
  wrongSystem: 15,
  unknownRecipient: 18,
  senderNotRegistered: 19,
  systemError: 20,
  fileProcessing: 21,
  badEdxml: 22,
  recipientLocked: 23,
} as const;

export type ErrorNumber = (typeof ERROR_NUMBERS)[keyof typeof ERROR_NUMBERS];

export const SUCCESS_CODE = '0';

/** As the real axis writes it: without its marks. */
export const SUCCESS_TEXT = 'Thanh cong';

/** The one error of the axis that is quoted in public. */
export const senderNotRegisteredText = (code: string, systemId: string): string =>
  `Don vi gui ${code} khong dung voi ma da dang ky: ${systemId}`;
