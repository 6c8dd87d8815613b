import type { EventStore } from '@lienthong/event-store';
import type { Clock } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';
import type { Register } from '@lienthong/registry';
import { createRuleBook } from './adapters/procedures/rule-book.js';
import { loadDefinitions } from './adapters/procedures/load-definitions.js';
import type { Definitions } from './adapters/procedures/definitions.js';
import type { DossierPorts } from './application/ports.js';
import { createStateCache } from './application/running/state-cache.js';

/** What dossiers need of their surroundings. */
export interface DossiersOptions {
  readonly store: EventStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly register: Register;
  /** A folder whose procedures, competences and hours are added to those that ship with the hub. */
  readonly definitionsDir?: string | undefined;
}

/** What the functions of this context close over, and what runs by itself. */
export interface Dossiers extends DossierPorts {
  readonly definitions: Definitions;
  stop(): Promise<void>;
}

/** Faults: those of `loadDefinitions`. */
export const startDossiers = async (options: DossiersOptions): Promise<Dossiers> => {
  const { store, keyring, clock, register, definitionsDir } = options;
  const definitions = await loadDefinitions(definitionsDir);
  const rules = createRuleBook(definitions, register);
  return {
    store,
    keyring,
    clock,
    rules,
    states: createStateCache(),
    definitions,
    stop: () => Promise.resolve(),
  };
};
