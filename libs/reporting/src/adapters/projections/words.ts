import type { DatabaseSync } from 'node:sqlite';
import type { NumberOf } from './pack.js';
import type { WordOf } from './unpack.js';

/** Codes and their numbers, in the order in which they were written first. Another build may number them otherwise. */
export interface Words {
  readonly numberOf: NumberOf;
  readonly wordOf: WordOf;
}

/** Of the connection that writes; adds what is new. */
export const writtenWords = (db: DatabaseSync): Words => {
  const insert = db.prepare('INSERT INTO words (word) VALUES (?)');
  const rows = db.prepare('SELECT id, word FROM words').all();
  const numbers = new Map(rows.map((row) => [String(row['word']), Number(row['id'])]));
  const words = new Map([...numbers].map(([word, number]) => [number, word]));
  return {
    numberOf: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const number = Number(insert.run(word).lastInsertRowid);
      numbers.set(word, number);
      words.set(number, word);
      return number;
    },
    wordOf: (number) => words.get(number) ?? '',
  };
};
