import type { DatabaseSync } from 'node:sqlite';
import { dossierOf, readDossierEvent } from '@lienthong/dossier/events';
import type { DossierEvent } from '@lienthong/dossier/events';
import { dvcltVocabulary, portalVocabulary } from '@lienthong/dossier/vocabularies';
import type { RecordedDossierEvent, StatusVocabulary } from '@lienthong/dossier/vocabularies';
import type { EventHandler } from '@lienthong/read-model';
import type { ProcedureLibrary } from '@lienthong/procedure';
import { knownDossiers } from './known-dossiers.js';
import type { IndexRow } from './known-dossiers.js';
import { saidAfter } from './said-so-far.js';

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

/** What happens to dossiers as the vocabularies are told of it; rows are written when a batch ends. */
export interface DossierRows {
  readonly apply: EventHandler;
  readonly settle: () => void;
}

export const dossierRows = (db: DatabaseSync, library: ProcedureLibrary): DossierRows => {
  const dossiers = knownDossiers(db);
  const dvcltOf = createDvclt(library);

  const filed = (
    id: string,
    { procedure, version }: Extract<DossierEvent, { type: 'DossierFiled' }>['data'],
    read: RecordedDossierEvent,
  ): IndexRow => {
    const vocabulary = dvcltOf(procedure, version);
    return {
      id,
      procedure,
      version,
      portal: saidAfter(portal, undefined, read),
      dvclt: vocabulary && saidAfter(vocabulary, undefined, read),
      code: undefined,
      number: undefined,
      written: undefined,
      newCodes: [],
      newParties: [],
    };
  };

  const told = (row: IndexRow, read: RecordedDossierEvent): void => {
    row.portal = saidAfter(portal, row.portal, read);
    const vocabulary = dvcltOf(row.procedure, row.version);
    if (vocabulary !== undefined && row.dvclt !== undefined) row.dvclt = saidAfter(vocabulary, row.dvclt, read);
  };

  return {
    settle: dossiers.settle,
    apply: (recorded) => {
      const read = readDossierEvent(recorded);
      if (read === undefined) return;
      const { event } = read;
      const id = dossierOf(recorded.stream);
      const known = event.type === 'DossierFiled' ? filed(id, event.data, read) : dossiers.find(id);
      if (known === undefined) return;
      if (event.type !== 'DossierFiled') told(known, read);
      if (event.type === 'DossierReceived') known.code = event.data.codes.oneStop;
      known.newCodes.push(...codesOf(event));
      known.newParties.push(...partiesOf(event));
      dossiers.changed(known);
    },
  };
};
