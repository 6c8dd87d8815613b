import { CONTENT_TYPE, createSubmissionWriter } from './submission.js';

export interface Filling {
  readonly url: string;
  readonly token: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly documents: number;
}

/** Puts so many documents into each of these inboxes. */
export const fillInboxes = async ({ url, token, from, to, documents }: Filling): Promise<void> => {
  const write = createSubmissionWriter(100, 'waiting');
  for (let number = 1; number <= documents; number += 1) {
    const answer = await fetch(`${url}/v1/transfers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': CONTENT_TYPE },
      body: new Uint8Array(write({ number, sender: from, recipients: to })),
    });
    if (answer.status !== 201) throw new Error(`A document was refused: ${await answer.text()}`);
    await answer.body?.cancel();
  }
};
