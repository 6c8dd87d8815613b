import { Agent } from 'undici';
import type { Speaker } from '../hub/agencies.js';
import { createLatencies } from './latencies.js';
import type { Percentiles } from './latencies.js';
import type { SubmitReport } from './measured-load.js';
import { submitLoad } from './submit-load.js';
import type { SubmitLoad } from './submit-load.js';

export interface FollowReport extends SubmitReport {
  /** From the instant at which a submission was due until its entry came down the recipient's event stream. */
  readonly visible: Percentiles;
  /** Submissions whose entry was seen, warming up included. */
  readonly seen: number;
}

/** The number of a submission stands in its document's number, and so in the id that the entry shows. */
const NUMBER = /"documentId":"[^"]*,(\d+)\/UBND-VP"/g;
const CONNECTED = ':\n\n';
const PATIENCE_MS = 60_000;

type OnEntry = (number: number) => void;

/** Follows one inbox until the signal; resolves once the stream stands. */
const follow = async (
  agent: Agent,
  url: string,
  { token, agency }: { readonly token: string; readonly agency: string },
  onEntry: OnEntry,
  signal: AbortSignal,
): Promise<void> => {
  const { statusCode, body } = await agent.request({
    origin: url,
    path: `/v1/agencies/${agency}/inbox/stream`,
    method: 'GET',
    headers: { authorization: `Bearer ${token}` },
    signal,
  });
  if (statusCode !== 200) throw new Error(`The inbox of ${agency} answered ${statusCode}: ${await body.text()}`);
  body.setEncoding('utf8');
  const stands = Promise.withResolvers<undefined>();
  let rest = '';
  body.on('data', (chunk: string) => {
    if (chunk.includes(CONNECTED)) stands.resolve(undefined);
    const end = (rest += chunk).lastIndexOf('\n') + 1;
    for (const [, number] of rest.slice(0, end).matchAll(NUMBER)) onEntry(Number(number));
    rest = rest.slice(end);
  });
  body.on('error', (error) => stands.reject(error));
  await stands.promise;
};

/** Submits while the inbox of every speaking agency is followed. */
export const followLoad = async (load: SubmitLoad): Promise<FollowReport> => {
  const agent = new Agent({ connections: null, headersTimeout: 0, bodyTimeout: 0 });
  const ended = new AbortController();
  const due = new Map<number, number>();
  const latencies = createLatencies();
  let seen = 0;
  let measuredFrom = Number.POSITIVE_INFINITY;
  const warmUntil = load.warmUpSeconds * 1000;

  const onEntry: OnEntry = (number) => {
    const sentAt = due.get(number);
    if (sentAt === undefined) return;
    due.delete(number);
    seen += 1;
    if (sentAt >= measuredFrom) latencies.record(performance.now() - sentAt);
  };
  const inboxes = load.speakers.flatMap(({ token, agencies }: Speaker) =>
    agencies.map((agency) => ({ token, agency })),
  );
  try {
    await Promise.all(inboxes.map((inbox) => follow(agent, load.url, inbox, onEntry, ended.signal)));
    measuredFrom = performance.now() + warmUntil;
    const report = await submitLoad(load, (number, at) => due.set(number, at));
    const patience = performance.now() + PATIENCE_MS;
    while (seen < report.transfers.length && performance.now() < patience) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return { ...report, visible: latencies.percentiles(), seen };
  } finally {
    ended.abort();
    await agent.destroy();
  }
};
