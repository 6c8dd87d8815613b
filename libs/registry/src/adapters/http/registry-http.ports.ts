import type { CredentialPorts } from '../../application/system-commands.js';
import type { LiveRegistry } from '../../application/live-registry.js';

/** What the registry's controllers need. */
export interface RegistryHttpPorts extends CredentialPorts {
  readonly registry: Pick<LiveRegistry, 'register' | 'principals' | 'busMandates' | 'caughtUp'>;
}

export const REGISTRY_HTTP_PORTS = Symbol('RegistryHttpPorts');
