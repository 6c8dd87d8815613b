import type { DatabaseSync } from 'node:sqlite';
import { dossierOf, readDossierEvent } from '@lienthong/dossier/events';
import type { DossierEvent } from '@lienthong/dossier/events';
import { dvcltVocabulary, portalVocabulary } from '@lienthong/dossier/vocabularies';
import type { StatusVocabulary } from '@lienthong/dossier/vocabularies';
import type { EventHandler } from '@lienthong/read-model';
import type { ProcedureLibrary } from '@lienthong/procedure';
import { packedAfter } from './said-so-far.js';

interface Row {
  readonly n: number;
  readonly procedure: string;
  readonly version: string;
  readonly portal: string;
  readonly dvclt: string | null;
}

/** DVCLT of a version of a procedure, where it knows it. */
const createDvclt = (library: ProcedureLibrary) => {
  const known = new Map<string, StatusVocabulary | undefined>();
  return (procedure: string, version: string): StatusVocabulary | undefined => {
    const key = `${procedure} ${version}`;
    if (!known.has(key)) {
      const found = library.version(procedure, version);
      known.set(key, found.ok ? (dvcltVocabulary(found.value) as StatusVocabulary | undefined) : undefined);
    }
    return known.get(key);
  };
};

const partiesOf = (event: DossierEvent): readonly string[] => {
  if (event.type === 'DossierFiled') return [event.data.receiver];
  if (event.type === 'LegStarted') return [event.data.agency];
  return event.type === 'LegHandedToSuccessor' || event.type === 'ReceiverSucceeded' ? [event.data.to] : [];
};

const codesOf = (event: DossierEvent): readonly string[] => {
  if (event.type === 'CodeLinked') return [event.data.national];
  if (event.type !== 'DossierReceived') return [];
  const { oneStop, national } = event.data.codes;
  return national === undefined ? [oneStop] : [oneStop, national];
};

const portal = portalVocabulary as StatusVocabulary;

/** Writes what each event of a dossier gives the vocabularies; others of its kind change nothing. */
export const dossierRows = (db: DatabaseSync, library: ProcedureLibrary): EventHandler => {
  const file = db.prepare('INSERT INTO dossiers (id, procedure, version, portal, dvclt) VALUES (?, ?, ?, ?, ?)');
  const row = db.prepare('SELECT n, procedure, version, portal, dvclt FROM dossiers WHERE id = ?');
  const say = db.prepare('UPDATE dossiers SET portal = ?, dvclt = ? WHERE n = ?');
  const setCode = db.prepare('UPDATE dossiers SET code = ? WHERE n = ?');
  const addCode = db.prepare('INSERT OR IGNORE INTO codes VALUES (?, ?)');
  const addParty = db.prepare('INSERT OR IGNORE INTO parties VALUES (?, ?)');
  const dvcltOf = createDvclt(library);

  return (recorded) => {
    const read = readDossierEvent(recorded);
    if (read === undefined) return;
    const { event } = read;
    const id = dossierOf(recorded.stream);
    if (event.type === 'DossierFiled') {
      const { procedure, version } = event.data;
      const dvclt = dvcltOf(procedure, version);
      const said = dvclt === undefined ? null : packedAfter(dvclt, undefined, read);
      file.run(id, procedure, version, packedAfter(portal, undefined, read), said);
    }
    const known = row.get(id) as unknown as Row | undefined;
    if (known === undefined) return;
    if (event.type !== 'DossierFiled') {
      const dvclt = dvcltOf(known.procedure, known.version);
      const told = packedAfter(portal, known.portal, read);
      const also = dvclt === undefined || known.dvclt === null ? null : packedAfter(dvclt, known.dvclt, read);
      if (told !== known.portal || also !== known.dvclt) say.run(told, also, known.n);
    }
    if (event.type === 'DossierReceived') setCode.run(event.data.codes.oneStop, known.n);
    for (const code of codesOf(event)) addCode.run(code, known.n);
    for (const agency of partiesOf(event)) addParty.run(agency, known.n);
  };
};
