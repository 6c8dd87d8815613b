import { asciiText } from '@lienthong/axis-protocol';
import type { AxisReply, ReceivedRow } from '@lienthong/axis-protocol';
import { passageInId, systemOf } from '@lienthong/exchange/connector';
import type { Arriving, ConnectorSide, OpenPassageDesk, Received } from '@lienthong/exchange/connector';
import { Fault, isFault, ok } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import { entryOf, sentenceOf } from '@lienthong/refusals';
import type { AxisClient } from '../client/axis-client.js';
import type { WatchedDirection } from '../watch.js';
import { codesIn } from './codes-in.js';
import { sureRepeats } from './sure-repeats.js';
import type { Faltering } from './falter.js';
import type { Tries } from './tries.js';

export interface TakePorts {
  readonly axis: string;
  readonly client: AxisClient;
  readonly side: ConnectorSide;
  readonly desk: OpenPassageDesk;
  readonly watch: WatchedDirection;
  readonly tries: Tries;
  readonly faltering: Pick<Faltering, 'rests'>;
}

/** A message as the axis lists it, or listed it once. */
export type ListedMessage = Pick<ReceivedRow, 'docId' | 'from' | 'to'>;

/** What became of a listed message. `waits`: an operator must decide. `rests`: it failed just now, and not the others. */
export type Taken = 'taken' | 'known' | 'refused' | 'waits' | 'rests';

/** A listed message before it is submitted: stored, or why there is nothing to submit. What is not submitted is disposed of. */
export type Fetched = Arriving | Exclude<Taken, 'taken'>;

/** A message that is durable here, or that was refused. */
export type Submitted = Outcome<Received> | Exclude<Taken, 'taken'>;

/** What is known of a listed message before it is fetched: `open`, that it may be; otherwise why it may not be now. */
export type Looked = 'open' | 'known' | 'waits' | 'rests';

/** The steps of taking a message. Only `submit` must keep the order of a sender's messages. All throw an outage's faults. */
export interface Taking {
  /** The axis fails one call after the other. */
  isAway(): boolean;
  /** Asks nobody but this hub. */
  look(row: ListedMessage): Promise<Looked>;
  /** Of one that may be fetched. */
  fetch(row: ListedMessage, signal: AbortSignal): Promise<Fetched>;
  submit(row: ListedMessage, fetched: Fetched): Promise<Submitted>;
  /** Tells the axis, once what it is told is durable here. */
  finish(row: ListedMessage, submitted: Submitted, signal: AbortSignal): Promise<Taken>;
}

/**
 * The register does not know the sender, as before a first synchronisation: that says nothing against the message. The axis
 * is not told, so that it goes on listing it, and the next synchronisation has it tried again.
 */
const AWAITS_THE_REGISTER: ReadonlySet<string> = new Set(['sender/unknown']);

/** Set aside: the axis failed it, so that it must hear of no failure here; it goes on listing it. */
const SET_ASIDE = 'axis/set-aside';

/** What came in and waits for the register to know its sender. */
export const awaitingTheRegister = (desk: OpenPassageDesk): readonly string[] =>
  desk
    .all()
    .flatMap(({ direction, state, code, passage }) =>
      direction === 'in' && state === 'failed' && AWAITS_THE_REGISTER.has(code) ? [passage] : [],
    );

const MOST_WORDS = 200;

/** What a header carries of a refusal: the official's sentence, without its marks, and where the reason lies. */
const describe = ({ code, path, params }: Refusal): string => {
  const sentence = sentenceOf(entryOf(code)?.vi ?? code, params ?? {});
  return asciiText(`${sentence}${path === undefined ? '' : ` (${path})`}`).slice(0, MOST_WORDS);
};

/**
 * Takes listed messages: each is fetched, submitted, and acknowledged to the axis once it is durable here. What a crash
 * left unacknowledged is known by its docId and acknowledged again.
 */
export const takeMessages = ({ axis, client, side, desk, watch, tries, faltering }: TakePorts): Taking => {
  const by = { role: 'hub' as const, system: systemOf(axis) };
  /** Failures that the axis was told of by this process. */
  const told = new Set<string>();
  const repeats = sureRepeats();

  const acknowledge = async (
    docId: string,
    status: 'done' | 'fail',
    words: string | undefined,
    signal: AbortSignal,
  ): Promise<void> => {
    // An axis that refuses to hear of a message has nothing to wait for.
    await tries.of('updateStatus', docId, () => client.acknowledge(docId, status, words, signal));
    watch.gone(docId);
  };

  const fail = async (row: ListedMessage, { code, path }: Refusal, number?: string): Promise<void> => {
    const { docId, from, to } = row;
    const passage = passageInId(axis, docId);
    const before = desk.of(passage);
    const attempt = (before?.attempt ?? 0) + (before?.state === 'trying' ? 0 : 1);
    const listed = { from, to };
    const data = { axis, passage, docId, attempt, code, listed, ...(path === undefined ? {} : { path }) };
    await desk.record({ type: 'FailIn', data: { ...data, ...(number === undefined ? {} : { number }) } }, by);
    watch.refused();
  };

  const settle = async (docId: string): Promise<void> => {
    const passage = passageInId(axis, docId);
    if (desk.of(passage) !== undefined) await desk.record({ type: 'Settle', passage }, by);
  };

  /** Whether the axis is to be told that a message failed here: not while this says nothing against it. */
  const isToBeTold = async (docId: string): Promise<boolean> => {
    const failed = desk.of(passageInId(axis, docId));
    if (failed === undefined || told.has(docId) || AWAITS_THE_REGISTER.has(failed.code)) return false;
    if (failed.code !== SET_ASIDE) return true;
    return failed.state === 'given-up' && (await side.passageIn(axis, docId)).received === undefined;
  };

  const wait = async (docId: string, signal: AbortSignal): Promise<Taken> => {
    const failed = desk.of(passageInId(axis, docId));
    if (failed !== undefined && (await isToBeTold(docId))) await acknowledge(docId, 'fail', describe(failed), signal);
    if (failed !== undefined && AWAITS_THE_REGISTER.has(failed.code)) return 'waits';
    if (failed?.code !== SET_ASIDE || failed.state === 'given-up') told.add(docId);
    watch.gone(docId);
    return 'waits';
  };

  /** Fetches and stores it. What it handed out in the place of another message is a try of that one which failed. */
  const handedOut = async ({ docId, from }: ListedMessage, signal: AbortSignal): Promise<AxisReply<Arriving>> => {
    const reply = await client.edoc(docId, (bytes) => side.receive(bytes), signal);
    if (!reply.ok || reply.value.isFrom(from)) return reply;
    await reply.value[Symbol.asyncDispose]();
    throw new Fault('axis/other-content', 'The axis handed out a message of another sender', { retriable: true });
  };

  return {
    isAway: () => tries.isAway(),
    look: async ({ docId }) => {
      const open = desk.of(passageInId(axis, docId));
      if (open?.state === 'failed' || open?.state === 'given-up') return 'waits';
      if ((await side.passageIn(axis, docId)).received !== undefined) return 'known';
      if (faltering.rests(docId)) return 'rests';
      return 'open';
    },
    fetch: async (row, signal) => {
      const { docId } = row;
      try {
        const reply = await tries.of('getEdoc', docId, () => handedOut(row, signal));
        if (reply.ok) return reply.value;
        await fail(row, { code: 'axis/fetch-refused' }, reply.number);
      } catch (error) {
        if (!isFault(error) || error.code !== 'axis/reply-too-large') throw error;
        await fail(row, { code: error.code });
      }
      return 'refused';
    },
    submit: async (row, fetched) => {
      const { docId, to } = row;
      if (typeof fetched === 'string') return fetched;
      const outcome = await fetched.submit({ axis, docId, to: codesIn(to) });
      if (!outcome.ok) {
        await fail(row, outcome.refusal);
        return outcome;
      }
      const { fact, isRepeat } = outcome.value;
      return !isRepeat || repeats.isSureOf(docId) ? ok(fact) : 'rests';
    },
    finish: async ({ docId }, submitted, signal) => {
      if (submitted === 'refused') return 'refused';
      if (submitted === 'rests' || (submitted === 'known' && faltering.rests(docId))) return 'rests';
      if (submitted === 'waits') return wait(docId, signal);
      if (submitted === 'known') {
        await acknowledge(docId, 'done', undefined, signal);
        await settle(docId);
        return 'known';
      }
      if (!submitted.ok) {
        if (AWAITS_THE_REGISTER.has(submitted.refusal.code)) return 'waits';
        await acknowledge(docId, 'fail', describe(submitted.refusal), signal);
        told.add(docId);
        return 'refused';
      }
      await side.received(submitted.value);
      watch.passed();
      await acknowledge(docId, 'done', undefined, signal);
      await settle(docId);
      return 'taken';
    },
  };
};
