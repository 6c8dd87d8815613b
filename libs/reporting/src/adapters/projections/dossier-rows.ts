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
  /** `position`: of the event with which it was filed. */
  add(dossier: string, position: number, folded: Folded): Row;
  /** Writes what differs. */
  change(row: Row, folded: Folded): Row;
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
    add: (dossier, position, folded) => {
      const { facts, told, recorded } = folded;
      const id = rowId(numberOf(facts.receivers[0]?.value ?? ''), position);
      insert.run(id, dossier, packFacts(facts, numberOf), packLegs(facts, numberOf), askedOf(folded), told, recorded);
      return { id, folded };
    },
    change: ({ id, folded: before }, folded) => {
      const { facts, told, recorded } = folded;
      if (facts === before.facts) {
        if (told !== before.told || recorded !== before.recorded) hear.run(told, recorded, id);
        return { id, folded };
      }
      const [pack, asked] = [packFacts(facts, numberOf), askedOf(folded)];
      if (facts.legs === before.facts.legs) setFacts.run(pack, asked, told, recorded, id);
      else setBoth.run(pack, packLegs(facts, numberOf), asked, told, recorded, id);
      for (const { value } of facts.receivers.slice(before.facts.receivers.length)) move.run(numberOf(value), id);
      return { id, folded };
    },
  };
};
