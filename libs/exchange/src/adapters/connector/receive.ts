import { newEventId } from '@lienthong/event-store';
import type { EdxmlDocument, EdxmlMessage } from '@lienthong/edxml';
import { Refused } from '@lienthong/http-edge';
import { isAgencyCode } from '@lienthong/identifiers';
import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import { systemOf } from '../../application/passage/departing/departure.js';
import type { Homes } from '../../application/passage/departing/departure.js';
import { headerPath } from '../../application/intake/edxml-ports.js';
import { passageIn, recordPassage } from '../../application/passage/passages.js';
import type { Addressees } from '../../application/routing/addressees.js';
import type { PassageEvent } from '../../domain/passage/passage.events.js';
import type { Answer } from '../intake/answer.js';
import { receiveEdxml } from '../intake/bodies/receive-edxml.js';
import { holdBody } from '../intake/bodies/with-parts.js';
import type { Made } from '../intake/bodies/with-parts.js';
import type { Caller, IntakePorts } from '../intake/caller.js';
import type { ExchangeLimits } from '../intake/limits.js';
import { submitBody } from '../intake/submit.js';

/** A message as an axis handed it out. */
export interface Arrival {
  readonly axis: string;
  readonly docId: string;
  /** Codes for which the axis lists it; empty where it does not say, then all that the message names. */
  readonly to: readonly string[];
}

export type Received = Extract<PassageEvent, { type: 'ReceivedFromNonERDS' }>['data'];

export type ReceivePorts = IntakePorts & { readonly homes: Homes; readonly limits: ExchangeLimits };

type Organ = EdxmlDocument['to'][number];

/** Finds the agency that answers for a code; undefined where no message for it is taken in here. */
type Served = (code: string) => string | undefined;

interface Serving {
  /** Whom the axis serves itself is never served here. */
  readonly notThere: Served;
  /** Somebody takes in what is put into its inbox: a connected system, or another axis. */
  readonly here: Served;
}

/** Who answers for a code; undefined of one that the register does not know. */
const answeringFor = (addressees: Addressees, code: string, at: Instant): string | undefined => {
  const found = addressees.resolve(code, at);
  if (found.kind === 'unknown') return undefined;
  return found.kind === 'succeeded' ? found.successor : found.agency;
};

const serving = (addressees: Addressees, homes: Homes, axis: string, at: Instant): Serving => {
  const notThere: Served = (code) => {
    const agency = answeringFor(addressees, code, at);
    return agency === undefined || homes.homeOf(agency, at) === axis ? undefined : agency;
  };
  const here: Served = (code) => {
    const agency = notThere(code);
    if (agency === undefined) return undefined;
    return homes.isConnected(agency, at) || homes.homeOf(agency, at) !== undefined ? agency : undefined;
  };
  return { notThere, here };
};

/**
 * The message as far as it concerns this hub: those for whom the axis lists it, or, where it does not say, those of the
 * message's recipients who are connected here. A document that nobody of them takes in would be lost politely; what is
 * about an earlier one is taken whoever reads it now. Refusal: axis/not-for-us.
 */
const narrowed = (
  message: EdxmlMessage,
  listed: readonly string[],
  { notThere, here }: Serving,
): Outcome<EdxmlMessage> => {
  if (message.kind === 'status') return ok(message);
  const wanted = new Set(listed.flatMap((code) => notThere(code) ?? []));
  // Listed for a recipient that nobody here knows, it is not for the others: taken for them, it would be acknowledged for it.
  const isSaid = wanted.size > 0 || message.to.some(({ organId }) => listed.includes(organId));
  const isFor = ({ organId }: Organ): boolean => {
    const agency = isSaid ? notThere(organId) : here(organId);
    return agency !== undefined && (!isSaid || wanted.has(agency));
  };
  const to = message.to.filter(isFor);
  const { type } = message.business;
  const isDocument = type === 0 || type === 3;
  const isTaken = isDocument ? to.some(({ organId }) => here(organId) !== undefined) : to.length > 0;
  if (message.to.length > 0 && !isTaken) return refused({ code: 'axis/not-for-us', path: `${headerPath}/To` });
  const { documentInfo } = message.business;
  if (documentInfo === undefined) return ok({ ...message, to });
  const receivers = documentInfo.receivers.filter(
    ({ change, organId }) => change === 'removed' || here(organId) !== undefined,
  );
  return ok({ ...message, to, business: { ...message.business, documentInfo: { ...documentInfo, receivers } } });
};

const factOf = ({ axis, docId }: Arrival, answer: Answer): Received => {
  switch (answer.kind) {
    case 'document':
    case 'recall':
    case 'update':
      return { axis, docId, kind: answer.kind, transfer: answer.receipt.transfer };
    case 'status':
      return { axis, docId, kind: 'status', transfer: answer.transfer, agency: answer.agency };
  }
};

/** Records under which docId an axis handed a message out; a repeat is no new fact. Durable when it resolves. */
export const recordReceived =
  (exchange: Pick<IntakePorts['exchange'], 'store' | 'clock'>) =>
  (data: Received): Promise<void> => {
    const fact = { type: 'ReceivedFromNonERDS' as const, data };
    return recordPassage(exchange)(passageIn(data.axis, data.docId), 'received', fact, exchange.clock.now());
  };

/**
 * What must have come before a message, of all that its sender sent: nothing before a new document; the earlier documents
 * before what recalls, updates or replaces one; the earlier statuses before a status.
 */
export type Follows = 'nothing' | 'documents' | 'statuses';

const followsOf = (message: EdxmlMessage): Follows => {
  if (message.kind === 'status') return message.statusCode === '13' ? 'documents' : 'statuses';
  return message.business.type === 0 ? 'nothing' : 'documents';
};

/** Whether a message said nothing new. A document that is listed for a further recipient does. */
const isRepeated = ({ kind }: EdxmlMessage, { used, answer }: Made<Answer>, now: Instant): boolean => {
  if (answer.kind === 'status') return !answer.recorded;
  if (kind === 'status') return false;
  return !used && !(answer.kind === 'document' && answer.receipt.addenda.some(({ at }) => at === now));
};

/** What a message became here. */
export interface Taken {
  readonly fact: Received;
  /** It was here before, from whatever docId. */
  readonly isRepeat: boolean;
}

/** A message from an axis that is stored and not yet decided on, or that was refused while it was read. */
export interface Arriving extends AsyncDisposable {
  /**
   * Once. Durable when it resolves; a repeat is known by the message's own identity. Refusals: those of every edge,
   * axis/not-for-us.
   */
  submit(arrival: Arrival): Promise<Outcome<Taken>>;
  readonly follows: Follows;
  /**
   * False where the axis lists it as another agency's, so that it handed out another message: codes of one agency are of
   * any generation. What says nothing, or a sender that the register does not know, contradicts no list.
   */
  isFrom(listed: string): boolean;
}

const callerOf = ({ homes }: ReceivePorts, { axis, docId }: Arrival, now: Instant): Caller => {
  const system = systemOf(axis);
  return {
    viewer: {
      system,
      role: 'agency',
      mandates: { mayActFor: (agency, at) => homes.homeOf(agency, at) === axis },
    },
    act: (role) => ({ id: newEventId(), by: { role, system }, at: now, correlation: docId }),
  };
};

const orRefused = async <T>(run: () => Promise<T>): Promise<Outcome<T>> => {
  try {
    return ok(await run());
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  }
};

/**
 * Takes a message from an axis as it takes one from a connected system that speaks for every agency at home there, and
 * for no other. It is stored as it comes, so that none is held in memory whole; deciding on it is a step of its own, since
 * messages are fetched side by side and submitted in order. What is not submitted leaves nothing once it is disposed of.
 */
export const receiveFromAxis =
  (ports: ReceivePorts) =>
  async (source: AsyncIterable<Uint8Array>): Promise<Arriving> => {
    const { exchange, homes, limits } = ports;
    let from = '';
    let follows: Follows = 'nothing';
    const stored = await orRefused(() =>
      holdBody(ports)(async (parts) => {
        const message = await receiveEdxml(source, parts, limits);
        from = message.message.from.organId;
        follows = followsOf(message.message);
        return { kind: 'edxml', message };
      }),
    );
    if (!stored.ok) {
      const { refusal } = stored;
      return {
        submit: () => Promise.resolve(refused(refusal)),
        isFrom: () => true,
        follows: 'nothing',
        [Symbol.asyncDispose]: () => Promise.resolve(),
      };
    }
    const held = stored.value;
    return {
      follows,
      isFrom: (listed) => {
        if (listed === from || !isAgencyCode(listed)) return true;
        const now = exchange.clock.now();
        const speaker = answeringFor(exchange.addressees, from, now);
        return speaker === undefined || speaker === answeringFor(exchange.addressees, listed, now);
      },
      submit: async (arrival) => {
        const now = exchange.clock.now();
        const served = serving(exchange.addressees, homes, arrival.axis, now);
        await using submitted = held;
        return await orRefused(async () => {
          let isRepeat = false;
          const answer = await submitted.use(async (body, parts) => {
            if (body.kind !== 'edxml') throw new TypeError('An axis hands out edXML alone');
            const here = narrowed(body.message.message, arrival.to, served);
            if (!here.ok) throw new Refused(here.refusal);
            const message = { ...body.message, message: here.value };
            const made = await submitBody(ports)(
              { kind: 'edxml', message },
              parts,
              callerOf(ports, arrival, now),
              false,
            );
            isRepeat = isRepeated(body.message.message, made, now);
            return made;
          });
          return { fact: factOf(arrival, answer), isRepeat };
        });
      },
      [Symbol.asyncDispose]: () => held[Symbol.asyncDispose](),
    };
  };
