import type { Speaker } from './agencies.js';

/** A system of the axis's protocol, with its secret. */
export interface AxisSpeaker {
  readonly systemId: string;
  readonly secret: string;
  readonly agencies: readonly string[];
}

export interface AxisAddress {
  readonly url: string;
  readonly speakers: readonly AxisSpeaker[];
}

/** Issues a secret to each speaker's system, as an operator does. */
export const issueSecrets = async (
  url: string,
  operator: string,
  speakers: readonly (Speaker & { readonly systemId: string })[],
): Promise<readonly AxisSpeaker[]> =>
  Promise.all(
    speakers.map(async ({ systemId, agencies }) => {
      const answer = await fetch(`${url}/v1/systems/${systemId}/axis-secrets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
        body: JSON.stringify({ days: 30 }),
      });
      const { secret } = (await answer.json()) as { secret?: string };
      if (secret === undefined) throw new Error(`No secret for ${systemId}: ${answer.status}`);
      return { systemId, secret, agencies };
    }),
  );
