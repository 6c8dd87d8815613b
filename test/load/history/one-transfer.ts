import type { HubAddress } from '../hub/hub-under-test.js';
import { createParties } from '../generator/parties.js';
import { CONTENT_TYPE, createSubmissionWriter } from '../generator/submission.js';

/** What most recipients report, one after the other: arrived, accepted, completed. */
const REPORTS = ['01', '03', '06'];
const RECIPIENTS = 2;

export interface OneTransfer {
  readonly transfer: string;
  readonly sender: string;
  readonly recipients: readonly string[];
}

const asked = async (url: string, init: RequestInit): Promise<unknown> => {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

/** Sends one document through a running hub and reports on it for each recipient. */
export const sendOneTransfer = async (
  { url, speakers }: HubAddress,
  agencies: readonly string[],
  settle: () => Promise<unknown>,
): Promise<OneTransfer> => {
  const { token, sender, recipients } = createParties(speakers, agencies, RECIPIENTS)(0);
  const body = createSubmissionWriter(10_000, 'history')({ number: 1, sender, recipients });
  const { receipt } = (await asked(`${url}/v1/transfers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': CONTENT_TYPE },
    body: new Uint8Array(body),
  })) as { readonly receipt: { readonly transfer: string } };
  await settle();
  for (const agency of recipients) {
    const speaker = speakers.find((one) => one.agencies.includes(agency));
    for (const status of REPORTS) {
      await asked(`${url}/v1/deliveries/${receipt.transfer}/${agency}/status`, {
        method: 'POST',
        headers: { authorization: `Bearer ${speaker?.token ?? ''}`, 'content-type': 'application/json' },
        body: JSON.stringify({ messageId: `${agency}-${status}`, status }),
      });
      await settle();
    }
  }
  return { transfer: receipt.transfer, sender, recipients };
};
