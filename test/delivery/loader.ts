import { setTimeout as pause } from 'node:timers/promises';
import { call, json, multipart } from '../support/api.js';
import { pick, randomOf } from '../support/random.js';
import type { Acknowledged } from './violations.js';

/** Submits without pause from a process of its own; a failed call is repeated, as a real sender does, until it is answered. */
interface Task {
  readonly url: string;
  readonly token: string;
  readonly agencies: readonly string[];
  readonly seed: number;
  readonly clients: number;
}

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
const acknowledged: Acknowledged[] = [];
const refusals: string[] = [];
let ended = false;

/** The answer of the first attempt that got one; undefined when the work ended before. */
const insist = async (
  path: string,
  body: () => RequestInit,
): Promise<{ status: number; body: Record<string, unknown> } | undefined> => {
  while (!ended) {
    try {
      const answer = await call(task.url, task.token, 'POST', path, body());
      if (answer.status < 500) return answer;
    } catch {
      // The hub is down: that is what this is about.
    }
    await pause(20);
  }
  return undefined;
};

const client = async (index: number): Promise<void> => {
  const random = randomOf(task.seed * 1000 + index);
  for (let count = 0; !ended; count += 1) {
    const from = pick(random, task.agencies);
    const recipients = task.agencies.filter((code) => code !== from && random() < 0.3);
    if (recipients.length === 0) continue;
    const messageId = `${task.seed}-${index}-${count}`;
    const document = { subject: `Văn bản ${messageId}`, number: String(count), notation: 'TB' };
    const body = { messageId, from, to: recipients, document };
    const answer = await insist('/v1/transfers', () => multipart(body, [{ name: 'a.bin', bytes: 'x'.repeat(2_000) }]));
    if (!answer) return;
    if (answer.status !== 201) {
      refusals.push(`${messageId}: ${answer.status} ${JSON.stringify(answer.body['code'])}`);
      continue;
    }
    const { transfer } = answer.body['receipt'] as { transfer: string };
    // Held back until it is known whether its update was acknowledged too.
    const wants = random() < 0.1;
    const update = { messageId: `${messageId}-u`, reason: 'Sửa lỗi', document: { ...document, subject: 'Bản sửa' } };
    const changed = wants ? await insist(`/v1/transfers/${transfer}/update`, () => json(update)) : undefined;
    if (changed && changed.status !== 201) refusals.push(`${messageId}-u: ${changed.status}`);
    acknowledged.push({ transfer, recipients, updated: changed?.status === 201 });
  }
};

const clients = Array.from({ length: task.clients }, (_, index) => client(index));
process.send?.({ type: 'started' });
process.on('message', () => {
  ended = true;
  void Promise.all(clients).then(() => {
    process.send?.({ type: 'done', acknowledged, refusals }, () => process.disconnect());
  });
});
