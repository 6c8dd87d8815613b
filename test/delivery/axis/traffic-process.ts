import { setTimeout as pause } from 'node:timers/promises';
import { call, json } from '../../support/api.js';
import { createKit } from '../../support/axis/kit.js';
import type { Kit } from '../../support/axis/kit.js';
import { axisStamps } from './axis-stamps.js';
import { CENTRAL, LOCAL } from '../../support/axis/province.js';
import { edxmlOf, statusEdxml } from '../../support/edxml.js';
import { pick, randomOf } from '../../support/random.js';
import type { Reported, Sent } from './hop-violations.js';

/** Ministries and communes in a process of their own, who repeat every call until it is answered. argv: the task. */
export interface Task {
  readonly ministry: { readonly endpoint: string; readonly systemId: string; readonly secret: string };
  readonly local: { readonly url: string; readonly token: string };
  readonly seed: number;
  readonly everyMs: number;
}

export interface Tally {
  readonly sent: readonly Sent[];
  readonly reported: readonly Reported[];
  readonly refusals: readonly string[];
}

const { ministry, local, seed, everyMs } = JSON.parse(process.argv[2] ?? '{}') as Task;
const sent: Sent[] = [];
const reported: Reported[] = [];
const refusals: string[] = [];
let sending = true;
let reading = true;
const stamp = axisStamps();
const [, ...COMMUNES] = LOCAL;
const RETRY_MS = 20;

/** A client object of its own for each message, as it keeps its timestamp: by it the axis knows a repeat. */
const freshKit = (): Kit => createKit({ ...ministry, timestamp: stamp() });

/** The answer in the protocol's JSON; whatever else came is no answer. */
const insistOnAxis = async (ask: () => Promise<{ json: Readonly<Record<string, unknown>> }>) => {
  for (;;) {
    const answer = await ask().catch(() => undefined);
    const { status, ErrorCode, ErrorDesc } = answer?.json ?? {};
    if (status === 'OK') return undefined;
    if (status === 'FAIL' && ErrorCode !== '20') return `${String(ErrorCode)} ${String(ErrorDesc)}`;
    await pause(RETRY_MS);
  }
};

const insistOnHub = async (method: string, path: string, init: () => RequestInit) => {
  for (;;) {
    const answer = await call(local.url, local.token, method, path, init()).catch(() => undefined);
    if (answer !== undefined && answer.status < 500) return answer;
    await pause(RETRY_MS);
  }
};

const everySoOften = (random: () => number) => pause(everyMs * (0.5 + random()));

/** Documents from the ministries to the communes, over the axis's protocol. */
const ministrySends = async (): Promise<void> => {
  const random = randomOf(seed * 10 + 1);
  for (let count = 0; sending; count += 1) {
    const from = pick(random, CENTRAL);
    const to = random() < 0.3 ? COMMUNES : [pick(random, COMMUNES)];
    const documentId = `${from},2026/11/20,${seed}${count}/TB`;
    const file = Buffer.from(edxmlOf({ from, to, documentId, subject: `Văn bản ${count}` }));
    const kit = freshKit();
    const refusal = await insistOnAxis(() => kit.send(from, file));
    if (refusal === undefined) sent.push({ documentId, from, to });
    else refusals.push(`${documentId}: ${refusal}`);
    await everySoOften(random);
  }
};

/** Documents from the province to the ministries, over HTTP. */
const provinceSends = async (): Promise<void> => {
  const random = randomOf(seed * 10 + 2);
  for (let count = 0; sending; count += 1) {
    const to = random() < 0.3 ? CENTRAL : [pick(random, CENTRAL)];
    const document = {
      subject: `Báo cáo ${count}`,
      number: String(count + 1),
      notation: 'BC',
      promulgatedOn: '2026-11-20',
    };
    const body = { messageId: `p-${seed}-${count}`, from: 'H49', to, document };
    const answer = await insistOnHub('POST', '/v1/transfers', () => json(body));
    const receipt = answer.body['receipt'] as { documentId: string } | undefined;
    if (receipt) sent.push({ documentId: receipt.documentId, from: 'H49', to });
    else refusals.push(`${body.messageId}: ${answer.status} ${String(answer.body['code'])}`);
    await everySoOften(random);
  }
};

const report = async (status: Reported, say: () => Promise<string | undefined>): Promise<void> => {
  const refusal = await say();
  if (refusal === undefined) reported.push(status);
  else refusals.push(`${status.code} of ${status.from} on ${status.documentId}: ${refusal}`);
};

/** The ministries' software: list, fetch, acknowledge, report 01. */
const ministryReads = async (): Promise<void> => {
  const done = new Set<string>();
  while (reading) {
    const kit = freshKit();
    const rows = await kit.list().catch(() => []);
    for (const { docId = '', to = '' } of rows) {
      const fetched = await kit.getEdoc(docId).then(
        ({ json }) => json,
        (): Readonly<Record<string, unknown>> => ({}),
      );
      const data = fetched['data'];
      const edxml = Buffer.from(typeof data === 'string' ? data : '', 'base64').toString();
      const documentId = /<edXML:DocumentId>([^<]+)</.exec(edxml)?.[1];
      const addressee = /<edXML:From>[^]*?<edXML:OrganId>([^<]+)</.exec(edxml)?.[1] ?? '';
      if (fetched['status'] !== 'OK' || documentId === undefined) continue;
      const key = `${documentId} ${to}`;
      if (!done.has(key)) {
        done.add(key);
        const status = Buffer.from(statusEdxml({ from: to, addressee, documentId, code: '01' }));
        const teller = freshKit();
        await report({ documentId, from: to, to: addressee, code: '01' }, () =>
          insistOnAxis(() => teller.send(to, status, { messagetype: 'status', to: [addressee] })),
        );
      }
      await insistOnAxis(() => kit.updateStatus(docId, 'done'));
    }
    await pause(everyMs);
  }
};

interface Page {
  readonly entries: readonly {
    readonly sequence: number;
    readonly entry: {
      readonly kind: string;
      readonly transfer: string;
      readonly from: string;
      readonly head?: { readonly documentId: string };
    };
  }[];
  readonly next: string | null;
}

/** A commune's software: follow the inbox, open, acknowledge, report 01. */
const communeReads = async (agency: string): Promise<void> => {
  for (let after = 'start'; reading;) {
    const path = `/v1/agencies/${agency}/inbox?after=${encodeURIComponent(after)}&limit=100`;
    const { body } = await insistOnHub('GET', path, () => ({}));
    const { entries = [], next } = body as Partial<Page>;
    for (const { sequence, entry } of entries) {
      if (entry.kind !== 'document' || entry.head === undefined) continue;
      const { transfer, from } = entry;
      const { documentId } = entry.head;
      await insistOnHub('GET', `/v1/transfers/${transfer}/edxml`, () => ({}));
      await insistOnHub('POST', `/v1/agencies/${agency}/inbox/${sequence}/ack`, () => ({}));
      await report({ documentId, from: agency, to: from, code: '01' }, async () => {
        const said = json({ messageId: `s-${agency}-${sequence}`, status: '01' });
        const answer = await insistOnHub('POST', `/v1/deliveries/${transfer}/${agency}/status`, () => said);
        return answer.status < 300 ? undefined : `${answer.status} ${String(answer.body['code'])}`;
      });
    }
    after = next ?? after;
    if (entries.length === 0) await pause(everyMs);
  }
};

const senders = [ministrySends(), provinceSends()];
const readers = [ministryReads(), ...COMMUNES.map(communeReads)];

process.on('message', (asked: string) => {
  if (asked === 'end') {
    sending = false;
    void Promise.all(senders).then(() => process.send?.({ type: 'ended' }));
  }
  if (asked === 'tally') process.send?.({ type: 'tally', tally: { sent, reported, refusals } satisfies Tally });
  if (asked === 'close') {
    reading = false;
    void Promise.all(readers).then(() => process.disconnect());
  }
});
process.on('disconnect', () => void pause(500, undefined, { ref: false }).then(() => process.exit(0)));
process.send?.({ type: 'started' });
