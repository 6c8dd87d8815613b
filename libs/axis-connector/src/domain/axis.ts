import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decider, Refusal } from '@lienthong/kernel';
import { isAgencyCode } from '@lienthong/identifiers';
import type { AxisAddress, AxisEvent } from './axis.events.js';

/** The axes that this hub is joined to, by name. */
export type Axes = ReadonlyMap<string, AxisAddress>;

export type AxisCommand =
  | {
      readonly type: 'Join';
      readonly address: AxisAddress;
      readonly secret: string;
      /** Plain HTTP beyond this machine. */
      readonly allowPlainHttp: boolean;
    }
  | { readonly type: 'RotateSecret'; readonly axis: string; readonly secret: string }
  | { readonly type: 'Leave'; readonly axis: string; readonly reason: string };

export type AxisRefusal = Refusal<
  | 'axis/nickname-malformed'
  | 'axis/endpoint-malformed'
  | 'axis/plain-http'
  | 'axis/system-malformed'
  | 'axis/organ-malformed'
  | 'axis/secret-malformed'
  | 'axis/joined-already'
  | 'axis/not-joined'
>;

const NAME = /^[a-z][a-z0-9-]{1,39}$/;
/** What a header carries; the HMAC is taken over any text, so a secret is any text but an empty one. */
const HEADER_TEXT = /^[\x21-\x7e]{1,200}$/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const checkEndpoint = (text: string, allowPlainHttp: boolean): AxisRefusal | undefined => {
  const malformed = { code: 'axis/endpoint-malformed', path: '/endpoint' } as const;
  const match = /^(https?):\/\/([^/?#@\s]+?)(?::\d{1,5})?(?:\/[^?#\s]*)?$/.exec(text);
  if (match === null) return malformed;
  const [, scheme, host = ''] = match;
  return scheme === 'https' || allowPlainHttp || LOOPBACK.test(host)
    ? undefined
    : { code: 'axis/plain-http', path: '/endpoint' };
};

const checkSecret = (secret: string): AxisRefusal | undefined =>
  secret.length === 0 || secret.length > 512 || secret.trim() !== secret
    ? { code: 'axis/secret-malformed', path: '/secret' }
    : undefined;

const checkJoin = (
  { axis, endpoint, systemId, organId }: AxisAddress,
  secret: string,
  allowPlainHttp: boolean,
): AxisRefusal | undefined => {
  if (!NAME.test(axis)) return { code: 'axis/nickname-malformed', path: '/axis' };
  if (!HEADER_TEXT.test(systemId)) return { code: 'axis/system-malformed', path: '/systemId' };
  if (!isAgencyCode(organId)) return { code: 'axis/organ-malformed', path: '/organId' };
  return checkEndpoint(endpoint, allowPlainHttp) ?? checkSecret(secret);
};

/** Two of one system at one axis would each take what the other is listed. */
const checkOthers = (state: Axes, { axis, endpoint, systemId }: AxisAddress): AxisRefusal | undefined => {
  const plain = (text: string): string => text.replace(/\/+$/, '');
  const other = [...state.values()].find(
    (one) => one.axis !== axis && one.systemId === systemId && plain(one.endpoint) === plain(endpoint),
  );
  return other && { code: 'axis/joined-already', path: '/axis', params: { axis: other.axis } };
};

const decide: Decider<AxisCommand, AxisEvent, Axes, AxisRefusal>['decide'] = (command, state) => {
  switch (command.type) {
    case 'Join': {
      const { address, secret } = command;
      const refusal = checkJoin(address, secret, command.allowPlainHttp) ?? checkOthers(state, address);
      return refusal === undefined
        ? accept({ type: 'AxisJoined', data: address, personal: { secret } })
        : refuse(refusal);
    }
    case 'RotateSecret': {
      const { axis, secret } = command;
      if (!state.has(axis)) return refuse({ code: 'axis/not-joined' });
      const refusal = checkSecret(secret);
      return refusal === undefined
        ? accept({ type: 'AxisSecretRotated', data: { axis }, personal: { secret } })
        : refuse(refusal);
    }
    case 'Leave': {
      const { axis, reason } = command;
      return state.has(axis)
        ? accept({ type: 'AxisLeft', data: { axis, reason } })
        : refuse({ code: 'axis/not-joined' });
    }
    default:
      return assertNever(command);
  }
};

const evolve = (state: Axes, event: AxisEvent): Axes => {
  const next = new Map(state);
  switch (event.type) {
    case 'AxisJoined':
      return next.set(event.data.axis, event.data);
    case 'AxisSecretRotated':
      return state;
    case 'AxisLeft':
      next.delete(event.data.axis);
      return next;
    default:
      return assertNever(event);
  }
};

export const axesDecider: Decider<AxisCommand, AxisEvent, Axes, AxisRefusal> = { initial: new Map(), decide, evolve };
