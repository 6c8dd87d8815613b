import type { DatabaseSync } from 'node:sqlite';
import type { Folded } from '../../domain/facts.fold.js';
import { packFacts, packLegs } from './pack.js';
import { rowId } from './row-id.js';
import { unpackFacts } from './unpack.js';
import type { Asked } from './unpack.js';
import type { Words } from './words.js';

/** A dossier with the row that holds it. */
export interface Row {
  readonly id: number;
  readonly folded: Folded;
}

export interface DossierRows {
  find(dossier: string): Row | undefined;
  /** Where a new one will stand; `position`: of the event with which it was filed. */
  placed(position: number, folded: Folded): Row;
  /** Writes what differs from what stands in the file; undefined: nothing does. */
  write(dossier: string, written: Row | undefined, now: Row): void;
}

const numbersOf = (bytes: unknown): Float64Array =>
  bytes instanceof Uint8Array ? new Float64Array(bytes.slice().buffer) : new Float64Array();

const askedOf = ({ facts }: Folded): string =>
  JSON.stringify(facts.waits.map(({ requestId, leg }) => [requestId, leg]));

export const dossierRows = (db: DatabaseSync, { numberOf, wordOf }: Words): DossierRows => {
  const select = db.prepare('SELECT * FROM dossiers WHERE dossier = ?');
  const insert = db.prepare('INSERT INTO dossiers VALUES (?, ?, ?, ?, ?, ?, ?)');
  const hear = db.prepare('UPDATE dossiers SET told = ?, heard = ? WHERE id = ?');
  const setFacts = db.prepare('UPDATE dossiers SET facts = ?, asked = ?, told = ?, heard = ? WHERE id = ?');
  const setBoth = db.prepare('UPDATE dossiers SET facts = ?, legs = ?, asked = ?, told = ?, heard = ? WHERE id = ?');
  const move = db.prepare('INSERT OR IGNORE INTO moved VALUES (?, ?)');
  /** Who answered for it after so many others. */
  const moveBehind = (id: number, { receivers }: Folded['facts'], known: number): void => {
    for (const { value } of receivers.slice(known)) move.run(numberOf(value), id);
  };

  return {
    find: (dossier) => {
      const found = select.get(dossier);
      if (found === undefined) return undefined;
      const asked = JSON.parse(String(found['asked'])) as Asked;
      const reading = (bytes: unknown) => ({ numbers: numbersOf(bytes), wordOf, knownAt: Infinity });
      const facts = unpackFacts(reading(found['facts']), reading(found['legs']), asked);
      const folded = { facts, told: Number(found['told']), recorded: Number(found['heard']) };
      return { id: Number(found['id']), folded };
    },
    placed: (position, folded) => ({ id: rowId(numberOf(folded.facts.receivers[0]?.value ?? ''), position), folded }),
    write: (dossier, written, { id, folded }) => {
      const { facts, told, recorded } = folded;
      if (written === undefined) {
        insert.run(id, dossier, packFacts(facts, numberOf), packLegs(facts, numberOf), askedOf(folded), told, recorded);
        moveBehind(id, facts, 1);
        return;
      }
      const { facts: before } = written.folded;
      if (facts === before) {
        if (told !== written.folded.told || recorded !== written.folded.recorded) hear.run(told, recorded, id);
        return;
      }
      const [pack, asked] = [packFacts(facts, numberOf), askedOf(folded)];
      if (facts.legs === before.legs) setFacts.run(pack, asked, told, recorded, id);
      else setBoth.run(pack, packLegs(facts, numberOf), asked, told, recorded, id);
      moveBehind(id, facts, before.receivers.length);
    },
  };
};
