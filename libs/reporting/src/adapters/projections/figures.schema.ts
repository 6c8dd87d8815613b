/** A new shape of the tables or of a pack is a new version: hubs then build the file anew. */
export const figuresModel = { name: 'figures', version: 1 } as const;

/**
 * `words`: codes of agencies, of procedures with their versions, and of legs, as numbers. `dossiers`: one row each, whose id is its first
 * receiver and the place at which it was filed (`row-id.ts`), so that those of an agency lie together; `facts` and `legs`
 * are packs of numbers (`pack.ts`). `asked`, `told`, `heard`: what the next event is folded with. `moved`: those that
 * another agency answered for later.
 */
export const figuresSchema = `
  CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE dossiers (
    id INTEGER PRIMARY KEY, dossier TEXT NOT NULL UNIQUE, facts BLOB NOT NULL, legs BLOB NOT NULL,
    asked TEXT NOT NULL, told INTEGER NOT NULL, heard INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE moved (receiver INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (receiver, id)) STRICT, WITHOUT ROWID;
`;
