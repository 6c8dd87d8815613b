import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Brand, Decider, Instant, Refusal } from '@lienthong/kernel';

/** 20 hexadecimal digits, random. */
export type AxisSecretId = Brand<string, 'AxisSecretId'>;

/** The `systemid` that a system writes into its headers: 3 to 100 printable characters without space. */
export type AxisName = Brand<string, 'AxisName'>;

const NAME = /^[!-~]{3,100}$/;
const SECRET_ID = /^[0-9a-f]{20}$/;

export const isAxisName = (text: string): text is AxisName => NAME.test(text);
export const isAxisSecretId = (text: string): text is AxisSecretId => SECRET_ID.test(text);

/** What a secret is known by; the secret itself is the sealed half of its event. */
export interface AxisSecret {
  readonly secretId: AxisSecretId;
  readonly systemId: string;
  readonly axisName: AxisName;
  readonly expiresAt: Instant;
}

export type AxisSystemEvent =
  | { readonly type: 'AxisSecretIssued'; readonly data: AxisSecret; readonly personal: { readonly secret: string } }
  | {
      readonly type: 'AxisSecretRevoked';
      readonly data: { readonly secretId: AxisSecretId; readonly at: Instant; readonly reason: string };
    };

export type AxisSystemCommand =
  | {
      readonly type: 'IssueSecret';
      readonly issued: AxisSecret;
      readonly secret: string;
      readonly now: Instant;
      /** Another system has the name. */
      readonly nameTaken: boolean;
    }
  | {
      readonly type: 'RevokeSecret';
      readonly secretId: AxisSecretId;
      readonly reason: string;
      readonly now: Instant;
    };

export type AxisSystemRefusal = Refusal<
  'axis/name-taken' | 'axis/two-secrets' | 'axis/secret-unknown' | 'credential/expired'
>;

export interface HeldSecret extends AxisSecret {
  readonly revokedAt?: Instant;
}

/** The secrets of one system, in the order in which they were issued. */
export type AxisSystem = ReadonlyMap<AxisSecretId, HeldSecret>;

export const holdsAt = ({ expiresAt, revokedAt }: HeldSecret, now: Instant): boolean =>
  revokedAt === undefined && now < expiresAt;

/** The one in use and the one that it changes over to. */
export const MOST_VALID = 2;

export const axisSystemDecider: Decider<AxisSystemCommand, AxisSystemEvent, AxisSystem, AxisSystemRefusal> = {
  initial: new Map(),
  decide: (command, state) => {
    switch (command.type) {
      case 'IssueSecret': {
        const { issued, secret, now, nameTaken } = command;
        if (nameTaken) return refuse({ code: 'axis/name-taken', path: 'axisName' });
        if (issued.expiresAt <= now) return refuse({ code: 'credential/expired', path: 'days' });
        const valid = [...state.values()].filter((held) => holdsAt(held, now)).length;
        return valid >= MOST_VALID
          ? refuse({ code: 'axis/two-secrets' })
          : accept({ type: 'AxisSecretIssued', data: issued, personal: { secret } });
      }
      case 'RevokeSecret': {
        const held = state.get(command.secretId);
        if (held === undefined) return refuse({ code: 'axis/secret-unknown' });
        const { secretId, now: at, reason } = command;
        return held.revokedAt === undefined
          ? accept({ type: 'AxisSecretRevoked', data: { secretId, at, reason } })
          : accept();
      }
      default:
        return assertNever(command);
    }
  },
  evolve: (state, event) => {
    if (event.type === 'AxisSecretIssued') return new Map(state).set(event.data.secretId, event.data);
    const held = state.get(event.data.secretId);
    return held === undefined ? state : new Map(state).set(held.secretId, { ...held, revokedAt: event.data.at });
  },
};
