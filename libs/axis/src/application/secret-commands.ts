import { randomBytes } from 'node:crypto';
import { deriveEventId, isWrongRevision, streamName } from '@lienthong/event-store';
import type { Assertion, NewEvent } from '@lienthong/event-store';
import { instantOf, ok, refused } from '@lienthong/kernel';
import type { Instant, JsonObject, Outcome } from '@lienthong/kernel';
import { sealFields } from '@lienthong/keyring';
import { axisSystemDecider, isAxisSecretId } from '../domain/axis-system.js';
import type { AxisName, AxisSecretId, AxisSystemCommand, AxisSystemRefusal } from '../domain/axis-system.js';
import type { AxisSecrets } from './axis-secrets.js';
import type { AxisLedger } from './ports.js';

export type SecretPorts = AxisLedger & { readonly secrets: AxisSecrets };

export interface IssuedSecret {
  readonly secretId: AxisSecretId;
  readonly axisName: AxisName;
  /** Shown this once. The hub keeps it sealed: the protocol's HMAC needs it. */
  readonly secret: string;
  readonly expiresAt: Instant;
}

const DAY_MS = 86_400_000;
const ATTEMPTS = 5;
const SECRET_BYTES = 32;

const change = async (
  { store, keyring, clock, secrets }: SecretPorts,
  systemId: string,
  command: AxisSystemCommand,
  by: Assertion,
): Promise<Outcome<void, AxisSystemRefusal>> => {
  const stream = streamName('axissystem', systemId);
  for (let attempt = 1; ; attempt += 1) {
    const decision = axisSystemDecider.decide(command, secrets.ofSystem(systemId));
    if (!decision.accepted) return refused(decision.refusal);
    const [fact] = decision.events;
    if (!fact) return ok(undefined);
    const revision = secrets.revisionOf(systemId);
    const id = deriveEventId(stream, String(revision + 1), fact.type, fact.data.secretId);
    const common = { id, type: fact.type, data: fact.data as unknown as JsonObject };
    const key = fact.type === 'AxisSecretIssued' ? await keyring.newDataKey() : undefined;
    const meta = { at: clock.now(), by, ...(key ? { key: key.id } : {}) };
    const event: NewEvent =
      key && fact.type === 'AxisSecretIssued'
        ? { ...common, meta, sealed: sealFields(key, { stream, eventId: id }, { ...fact.personal }) }
        : { ...common, meta };
    try {
      const expected = revision < 0 ? 'no-stream' : revision;
      await store.append(stream, expected, [event], key ? { keys: [{ id: key.id, wrapped: key.wrapped }] } : {});
      await secrets.apply({ ...event, stream, revision: revision + 1 });
      return ok(undefined);
    } catch (error) {
      if (!isWrongRevision(error) || attempt === ATTEMPTS) throw error;
      for (const event of await store.readStream(stream, { from: revision + 1 })) await secrets.apply(event);
    }
  }
};

/**
 * Issues a secret to a registered system, beside one that holds already: the system changes over, then the old one is
 * revoked. Refusals: axis/name-taken, axis/two-secrets, credential/expired.
 */
export const issueAxisSecret =
  (ports: SecretPorts) =>
  async (
    { systemId, axisName, days }: { readonly systemId: string; readonly axisName: AxisName; readonly days: number },
    by: Assertion,
  ): Promise<Outcome<IssuedSecret, AxisSystemRefusal>> => {
    const secretId = randomBytes(10).toString('hex');
    if (!isAxisSecretId(secretId)) throw new TypeError('Ten random bytes are twenty digits');
    const now = ports.clock.now();
    const expiresAt = instantOf(new Date(Date.parse(now) + days * DAY_MS));
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const issued = { secretId, systemId, axisName, expiresAt };
    const owner = ports.secrets.ownerOf(axisName);
    const nameTaken = owner !== undefined && owner !== systemId;
    const done = await change(ports, systemId, { type: 'IssueSecret', issued, secret, now, nameTaken }, by);
    return done.ok ? ok({ secretId, axisName, secret, expiresAt }) : done;
  };

/** Calls signed with it are refused from now on. Refusal: axis/secret-unknown. */
export const revokeAxisSecret =
  (ports: SecretPorts) =>
  async (
    { secretId, reason }: { readonly secretId: string; readonly reason: string },
    by: Assertion,
  ): Promise<Outcome<string>> => {
    const systemId = isAxisSecretId(secretId) ? ports.secrets.systemOf(secretId) : undefined;
    if (systemId === undefined || !isAxisSecretId(secretId)) return refused({ code: 'axis/secret-unknown' });
    const now = ports.clock.now();
    const done = await change(ports, systemId, { type: 'RevokeSecret', secretId, reason, now }, by);
    return done.ok ? ok(systemId) : done;
  };
