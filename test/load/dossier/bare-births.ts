import { join } from 'node:path';
import { newEventId } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import { createKeyring, openFileMasterKey, sealFields } from '@lienthong/keyring';
import { serve } from '../processes/serve.js';
import { insertEvents, openRawTable } from '../store/raw-table.js';
import { readBirth } from './birth-template.js';
import type { BirthEvent } from './birth-template.js';

export interface BareOrder {
  /** Of the hub that had the dossier. */
  readonly dir: string;
  readonly dossier: string;
  /** The store's position before it. */
  readonly after: number;
  /** Where to append. */
  readonly file: string;
}

interface Appended {
  readonly perSecond: number;
  /** Processor time of each, in microseconds. */
  readonly cpuUs: number;
}

type Append = (group: number, seconds: number) => Promise<Appended>;

let append: Append | undefined;

const textOf = (json: object): string => JSON.stringify(json);

/**
 * The events of one birth again and again, under a new dossier and a new key each time, sealed as they were, put into the
 * same table in commits of the same size: no rules, no state, no reactions, nothing read.
 */
const bareAppending = async ({
  dir,
  dossier,
  after,
  file,
}: BareOrder): Promise<readonly [Append, readonly BirthEvent[]]> => {
  const template = await readBirth(dir, dossier, after);
  const master = await openFileMasterKey(join(dir, 'master.key'));
  const keyring = createKeyring({ master, keys: { readKey: () => Promise.resolve(undefined) } });
  const db = await openRawTable(file);
  const insert = insertEvents(db);
  const keep = db.prepare('INSERT INTO keys (id, wrapped) VALUES (?, ?)');
  const appending: Append = async (group, seconds) => {
    const [from, used] = [performance.now(), process.cpuUsage()];
    let births = 0;
    let open = 0;
    db.exec('BEGIN IMMEDIATE');
    for (; performance.now() - from < seconds * 1000; births += 1) {
      const id: string = newEventId();
      const key = await keyring.newDataKey();
      keep.run(key.id, key.wrapped);
      for (const event of template) {
        const { type, data, meta, personal } = event;
        const stream = event.stream.replace(dossier, id);
        const eventId = newEventId();
        const own: JsonObject = data['dossier'] === undefined ? data : { ...data, dossier: id };
        const sealed = personal && sealFields(key, { stream, eventId }, personal);
        const under = meta.key === undefined ? meta : { ...meta, key: key.id };
        insert({ stream, id: eventId, type, data: textOf(own), meta: textOf(under), ...(sealed && { sealed }) });
        if (++open < group) continue;
        db.exec('COMMIT; BEGIN IMMEDIATE');
        open = 0;
      }
    }
    db.exec('COMMIT');
    const { user, system } = process.cpuUsage(used);
    return { perSecond: (births / (performance.now() - from)) * 1000, cpuUs: (user + system) / births };
  };
  return [appending, template];
};

const offered = {
  /** Answers how many events one birth has, by the category of their streams, and how many of them are sealed. */
  open: async (order: BareOrder) => {
    const [appending, template] = await bareAppending(order);
    append = appending;
    const categories: Record<string, number> = {};
    for (const { stream } of template) {
      const category = stream.slice(0, stream.indexOf('-'));
      categories[category] = (categories[category] ?? 0) + 1;
    }
    return { categories, sealed: template.filter(({ personal }) => personal !== undefined).length };
  },
  append: ({ group, seconds }: { readonly group: number; readonly seconds: number }): Promise<Appended> => {
    if (!append) throw new Error('Nothing is open.');
    return append(group, seconds);
  },
};

export type BareBirthsCalls = typeof offered;

if (process.send) serve(offered);
