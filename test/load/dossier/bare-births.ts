import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { newEventId, openSqliteEventStore } from '@lienthong/event-store';
import type { NewEvent, StreamName } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import { createKeyring, openFileMasterKey, sealFields } from '@lienthong/keyring';
import type { DataKey, Keyring } from '@lienthong/keyring';
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

/** So many births at a time. */
type ThroughStore = (abreast: number, seconds: number) => Promise<number>;

type Append = (group: number, seconds: number) => Promise<Appended>;

let append: Append | undefined;
let throughStore: ThroughStore | undefined;

interface Anew {
  readonly stream: string;
  readonly event: NewEvent;
}

/** The template's events as those of another dossier: ids of their own, its key, sealed anew. */
const anew = (template: readonly BirthEvent[], dossier: string, key: DataKey): readonly Anew[] => {
  const id: string = newEventId();
  return template.map(({ stream: before, type, data, meta, personal }) => {
    const stream = before.replace(dossier, id);
    // The ids of what is decided derive from causes by a hash: they fall anywhere in the index, and so do these.
    const eventId = randomUUID();
    const own: JsonObject = data['dossier'] === undefined ? data : { ...data, dossier: id };
    const sealed = personal && sealFields(key, { stream, eventId }, personal);
    const under = meta.key === undefined ? meta : { ...meta, key: key.id };
    return {
      stream,
      event: { id: eventId as NewEvent['id'], type, data: own, meta: under, ...(sealed && { sealed }) },
    };
  });
};

/**
 * Straight into the same table, in commits of so many events: no rules, no state, no reactions, nothing read, and no
 * store in between.
 */
const bareAppending = async (
  { dossier, file }: BareOrder,
  template: readonly BirthEvent[],
  keyring: Keyring,
): Promise<Append> => {
  const db = await openRawTable(file);
  const insert = insertEvents(db);
  const keep = db.prepare('INSERT INTO keys (id, wrapped) VALUES (?, ?)');
  return async (group, seconds) => {
    const [from, used] = [performance.now(), process.cpuUsage()];
    let births = 0;
    let open = 0;
    db.exec('BEGIN IMMEDIATE');
    for (; performance.now() - from < seconds * 1000; births += 1) {
      const key = await keyring.newDataKey();
      keep.run(key.id, key.wrapped);
      for (const { stream, event } of anew(template, dossier, key)) {
        const { id, type, data, meta, sealed } = event;
        insert({ stream, id, type, data: JSON.stringify(data), meta: JSON.stringify(meta), ...(sealed && { sealed }) });
        if (++open < group) continue;
        db.exec('COMMIT; BEGIN IMMEDIATE');
        open = 0;
      }
    }
    db.exec('COMMIT');
    const { user, system } = process.cpuUsage(used);
    return { perSecond: (births / (performance.now() - from)) * 1000, cpuUs: (user + system) / births };
  };
};

/** Through the event store, in the same appends one after the other, many births at a time. */
const storeAppending = async (
  { dossier, file }: BareOrder,
  template: readonly BirthEvent[],
  keyring: Keyring,
): Promise<ThroughStore> => {
  const store = await openSqliteEventStore({ file: `${file}.store` });
  const birth = async (): Promise<void> => {
    const key = await keyring.newDataKey();
    const appends: Anew[][] = [];
    anew(template, dossier, key).forEach((one, index) => {
      if (template[index]?.joins) appends.at(-1)?.push(one);
      else appends.push([one]);
    });
    let keys = [{ id: key.id, wrapped: key.wrapped }];
    for (const [first, ...others] of appends) {
      if (first === undefined) continue;
      const events = [first, ...others].map(({ event }) => event);
      await store.append(first.stream as StreamName, 'any', events, { keys });
      keys = [];
    }
  };
  return async (abreast, seconds) => {
    const from = performance.now();
    let births = 0;
    const side = async (): Promise<void> => {
      for (; performance.now() - from < seconds * 1000; births += 1) await birth();
    };
    await Promise.all(Array.from({ length: abreast }, side));
    return (births / (performance.now() - from)) * 1000;
  };
};

const offered = {
  /** Answers how many events one birth has, by the category of their streams, how many are sealed, in how many appends. */
  open: async (order: BareOrder) => {
    const template = await readBirth(order.dir, order.dossier, order.after);
    const master = await openFileMasterKey(join(order.dir, 'master.key'));
    const keyring = createKeyring({ master, keys: { readKey: () => Promise.resolve(undefined) } });
    append = await bareAppending(order, template, keyring);
    throughStore = await storeAppending(order, template, keyring);
    const categories: Record<string, number> = {};
    for (const { stream } of template) {
      const category = stream.slice(0, stream.indexOf('-'));
      categories[category] = (categories[category] ?? 0) + 1;
    }
    return {
      categories,
      sealed: template.filter(({ personal }) => personal !== undefined).length,
      appends: template.filter(({ joins }) => !joins).length,
    };
  },
  append: ({ group, seconds }: { readonly group: number; readonly seconds: number }): Promise<Appended> => {
    if (!append) throw new Error('Nothing is open.');
    return append(group, seconds);
  },
  throughStore: ({ abreast, seconds }: { readonly abreast: number; readonly seconds: number }): Promise<number> => {
    if (!throughStore) throw new Error('Nothing is open.');
    return throughStore(abreast, seconds);
  },
};

export type BareBirthsCalls = typeof offered;

if (process.send) serve(offered);
