import { asciiText } from '@lienthong/axis-protocol';
import type { MessageType, ReceivedRow } from '@lienthong/axis-protocol';
import { passageInId, systemOf } from '@lienthong/exchange/connector';
import type { ConnectorSide, OpenPassageDesk } from '@lienthong/exchange/connector';
import { isFault } from '@lienthong/kernel';
import type { Refusal } from '@lienthong/kernel';
import { entryOf, sentenceOf } from '@lienthong/refusals';
import type { AxisClient } from '../client/axis-client.js';
import { orOutage } from '../patience/patience.js';
import type { WatchedDirection } from '../watch.js';
import { codesIn } from './codes-in.js';

export interface TakePorts {
  readonly axis: string;
  readonly client: AxisClient;
  readonly side: ConnectorSide;
  readonly desk: OpenPassageDesk;
  readonly watch: WatchedDirection;
}

/** What became of a listed message. `waits`: an operator must decide. */
export type Taken = 'taken' | 'known' | 'refused' | 'waits';

const MOST_WORDS = 200;

/** What a header carries of a refusal: the official's sentence, without its marks, and where the reason lies. */
const describe = ({ code, path, params }: Refusal): string => {
  const sentence = sentenceOf(entryOf(code)?.vi ?? code, params ?? {});
  return asciiText(`${sentence}${path === undefined ? '' : ` (${path})`}`).slice(0, MOST_WORDS);
};

/**
 * Fetches one listed message, submits it, and acknowledges it to the axis once it is durable here. What a crash left
 * unacknowledged is known by its docId and acknowledged again. Throws the faults of an outage.
 */
export const takeMessage = ({ axis, client, side, desk, watch }: TakePorts) => {
  const by = { role: 'hub' as const, system: systemOf(axis) };
  /** Failures that the axis was told of by this process. */
  const told = new Set<string>();

  const acknowledge = async (
    docId: string,
    status: 'done' | 'fail',
    words: string | undefined,
    signal: AbortSignal,
  ): Promise<void> => {
    // An axis that refuses to hear of a message has nothing to wait for.
    orOutage(await client.acknowledge(docId, status, words, signal));
    watch.gone(docId);
  };

  const fail = async (docId: string, refusal: Refusal, number: string | undefined): Promise<void> => {
    const passage = passageInId(axis, docId);
    const attempt = (desk.of(passage)?.attempt ?? 0) + 1;
    const { code, path } = refusal;
    const data = { axis, passage, docId, attempt, code, ...(path === undefined ? {} : { path }) };
    await desk.record({ type: 'FailIn', data: { ...data, ...(number === undefined ? {} : { number }) } }, by);
    watch.refused();
  };

  const fetch = async (docId: string, signal: AbortSignal): Promise<Buffer | 'failed'> => {
    try {
      const reply = orOutage(await client.edoc(docId, signal));
      if (reply.ok) return reply.value;
      await fail(docId, { code: 'axis/fetch-refused' }, reply.number);
    } catch (error) {
      if (!isFault(error) || error.code !== 'axis/reply-too-large') throw error;
      await fail(docId, { code: error.code }, undefined);
    }
    return 'failed';
  };

  return async ({ docId, to }: ReceivedRow, _: MessageType, signal: AbortSignal): Promise<Taken> => {
    const passage = passageInId(axis, docId);
    if ((await side.passageIn(axis, docId)).received !== undefined) {
      await acknowledge(docId, 'done', undefined, signal);
      return 'known';
    }
    const failed = desk.of(passage);
    if (failed?.state === 'failed') {
      if (!told.has(docId)) await acknowledge(docId, 'fail', describe(failed), signal);
      told.add(docId);
      watch.gone(docId);
      return 'waits';
    }
    const bytes = await fetch(docId, signal);
    if (bytes === 'failed') return 'refused';
    const outcome = await side.receive({ axis, docId, to: codesIn(to) }, bytes);
    if (!outcome.ok) {
      await fail(docId, outcome.refusal, undefined);
      await acknowledge(docId, 'fail', describe(outcome.refusal), signal);
      told.add(docId);
      return 'refused';
    }
    if (failed !== undefined) await desk.record({ type: 'Settle', passage }, by);
    watch.passed();
    await acknowledge(docId, 'done', undefined, signal);
    return 'taken';
  };
};
