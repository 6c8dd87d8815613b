import type { Speaker } from '../hub/agencies.js';

export interface Parties {
  readonly token: string;
  readonly sender: string;
  readonly recipients: readonly string[];
}

/** A step through the agencies that meets each of them before it comes back to one. */
const STEP = 7919;

/** Who sends to whom: spread evenly over senders and recipients, the same for the same number. */
export const createParties = (speakers: readonly Speaker[], agencies: readonly string[], count: number) => {
  const ring = [...agencies, ...agencies];
  return (number: number): Parties => {
    const speaker = speakers[number % speakers.length];
    const sender = speaker?.agencies[Math.floor(number / speakers.length) % speaker.agencies.length];
    if (!speaker || sender === undefined) throw new Error('There is nobody to speak.');
    const start = (number * STEP) % agencies.length;
    const recipients = ring.slice(start, start + count + 1).filter((code) => code !== sender);
    return { token: speaker.token, sender, recipients: recipients.slice(0, count) };
  };
};
