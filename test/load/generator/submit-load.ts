import { randomUUID } from 'node:crypto';
import type { Speaker } from '../hub/agencies.js';
import { ATTACHMENT_BYTES, measuredLoad, openPool } from './measured-load.js';
import type { LoadPlan, SubmitReport } from './measured-load.js';
import { createParties } from './parties.js';
import { CONTENT_TYPE, createSubmissionWriter } from './submission.js';

export interface SubmitLoad extends LoadPlan {
  readonly url: string;
  readonly speakers: readonly Speaker[];
  /** All that may receive. */
  readonly agencies: readonly string[];
  /** How many of them each submission names. */
  readonly recipients: number;
}

/** Called for each submission, before it is sent. */
export type OnSending = (number: number, due: number) => void;

const TRANSFER = '"transfer":"';
const UUID_LENGTH = 36;

const transferIn = (answer: string): string => {
  const at = answer.indexOf(TRANSFER) + TRANSFER.length;
  return answer.slice(at, at + UUID_LENGTH);
};

/** Submissions over HTTP. */
export const submitLoad = (load: SubmitLoad, onSending: OnSending = () => undefined): Promise<SubmitReport> => {
  const { url, speakers, agencies, recipients } = load;
  const write = createSubmissionWriter(ATTACHMENT_BYTES, randomUUID());
  const partiesOf = createParties(speakers, agencies, recipients);
  return measuredLoad(openPool(url), load, async (pool, number, due) => {
    const { token, ...parties } = partiesOf(number);
    const body = write({ number, ...parties });
    onSending(number, due);
    const headers = { authorization: `Bearer ${token}`, 'content-type': CONTENT_TYPE };
    const answer = await pool.request({ method: 'POST', path: '/v1/transfers', headers, body });
    const text = await answer.body.text();
    const { statusCode: status } = answer;
    return { status, text, transfer: status === 201 ? transferIn(text) : undefined };
  });
};
