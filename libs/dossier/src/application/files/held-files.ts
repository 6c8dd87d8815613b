import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import type { JsonObject } from '@lienthong/kernel';
import { dossierStream } from '../../contracts/dossier-streams.js';
import type { Carried } from '../../domain/dossier.events.js';
import { isHeld } from '../../domain/files.js';
import type { Bytes, FileReference } from '../../domain/files.js';

/** What people said in the sealed half of a fact; where bytes lie is not of it. */
export const saidIn = (personal: JsonObject | undefined): JsonObject | undefined => {
  if (personal === undefined) return undefined;
  return Object.fromEntries(Object.entries(personal).filter(([name]) => name !== 'held'));
};

export interface Holdings {
  /** Undefined where the dossier has no file of that hash. */
  bytesOf(sha256: string): Bytes | undefined;
  refersTo(file: FileReference): boolean;
  /** Id of the key under which the dossier lies; undefined where there is none. */
  readonly key: string | undefined;
}

const nameOf = ({ transfer, attachment }: FileReference): string => `${transfer}/${attachment}`;

/** The files of a dossier, whatever fact brought them. What was erased is not there. */
export const holdingsOf =
  (ports: Pick<LedgerPorts, 'store' | 'keyring'>) =>
  async (dossier: string): Promise<Holdings> => {
    const history = await ports.store.readStream(dossierStream(dossier));
    const sealed = history.filter((event) => event.sealed !== undefined);
    const opened = await Promise.all(sealed.map(async (event) => (await openPersonal(ports)(event)) as Carried));
    const carried = opened.filter((one: Carried | undefined) => one !== undefined);
    const bytes = new Map(carried.flatMap(({ held = {} }) => Object.entries(held)));
    const files = carried.flatMap(({ items = {} }) => Object.values(items).flatMap(({ files: all = [] }) => all));
    const referred = new Set(files.flatMap((file) => (isHeld(file) ? [] : [nameOf(file)])));
    return {
      bytesOf: (sha256) => bytes.get(sha256),
      refersTo: (file) => referred.has(nameOf(file)),
      key: history.find(({ meta }) => meta.key !== undefined)?.meta.key,
    };
  };
