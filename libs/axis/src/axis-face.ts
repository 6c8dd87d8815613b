import { axisExchange } from '@lienthong/exchange/axis';
import type { AxisExchangePorts } from '@lienthong/exchange/axis';
import type { Principal as RegistryPrincipal, LiveRegistry } from '@lienthong/registry';
import { parseCredentialId, parseSystemId } from '@lienthong/registry';
import type { Principal } from '@lienthong/http-edge';
import type { FaceOptions } from './adapters/face/listener/create-face.js';
import { createAxisListener } from './adapters/face/listener/create-face.js';
import { createAnsweredSends } from './application/answered-sends.js';
import type { AxisSecrets, ValidSecret } from './application/axis-secrets.js';
import { docIdKey } from './application/doc-id-key.js';
import { createDocIds } from './application/doc-ids.js';
import { createEarlierRecipients } from './application/earlier-recipients.js';
import type { AxisLedger } from './application/ports.js';

export interface AxisFaceOptions
  extends Omit<FaceOptions, 'ports' | 'authenticator'>, Omit<AxisExchangePorts, 'limits' | 'systemsOf'> {
  readonly ledger: AxisLedger;
  readonly secrets: AxisSecrets;
  readonly registry: Pick<LiveRegistry, 'register' | 'principals'>;
  readonly exchangeLimits: AxisExchangePorts['limits'];
  /** Told of what could not be remembered; the call was answered. */
  readonly onFailure: (error: unknown) => void;
}

export interface AxisFace extends AsyncDisposable {
  readonly url: string;
}

/** The principal that a right signature makes of a system: its mandates are those of the register. */
const principalOf =
  ({ principals }: AxisFaceOptions['registry']) =>
  ({ systemId: id, secretId, expiresAt }: ValidSecret): Principal | undefined => {
    const systemId = parseSystemId(id);
    const credentialId = parseCredentialId(secretId);
    const system = systemId.ok ? principals.system(systemId.value) : undefined;
    if (!system || !credentialId.ok) return undefined;
    const principal: RegistryPrincipal = {
      systemId: system.systemId,
      credentialId: credentialId.value,
      role: 'agency',
      expiresAt,
      mandates: system.mandates,
    };
    return principal;
  };

/** Opens the axis's face on the exchange, at its own port. */
export const startAxisFace = async (options: AxisFaceOptions): Promise<AxisFace> => {
  const { ledger, secrets, registry, exchange, blobs, names, exchangeLimits, log, onFailure } = options;
  const { store, clock } = ledger;
  const docIds = createDocIds(await docIdKey(ledger), store.epoch);
  const sends = await createAnsweredSends(ledger, onFailure);
  const systemsOf = (agency: string): readonly string[] =>
    registry.principals
      .systems()
      .filter(
        ({ mandates, systemId }) =>
          [...mandates.keys()].some((one) => one === agency) && secrets.ofSystem(systemId).size > 0,
      )
      .map(({ systemId }) => systemId);
  const listener = await createAxisListener({
    ...options,
    ports: {
      exchange: axisExchange({ exchange, blobs, names, limits: exchangeLimits, systemsOf }),
      register: registry.register,
      docIds,
      sends,
      earlier: createEarlierRecipients(),
      clock,
      onRegisterAsked: (asked) => log.warn(asked, 'a system asked for a change of the register'),
    },
    authenticator: {
      validFor: (name) => secrets.validFor(name, clock.now()),
      principalOf: principalOf(registry),
      clock,
    },
  });
  const url = await listener.listen();
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      await listener.close();
      await sends.settled();
    },
  };
};
