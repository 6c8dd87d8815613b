import { setTimeout as pause } from 'node:timers/promises';
import type { HubAnswer, HubPort } from './hub-port.js';
import type { OwnStore } from './own-store.js';

interface Item {
  readonly id: number;
  readonly path: string;
  readonly body: string;
  due: number;
}

export interface Outbox {
  /** To be called within `together`: told with what it tells of, or not at all. */
  put(path: string, body: object): void;
  readonly size: () => number;
  /** Given up without an answer, where nothing is repeated. */
  readonly dropped: () => number;
  /** Ends when `ended` does. */
  run(): Promise<void>;
}

export interface OutboxOptions {
  readonly store: OwnStore;
  readonly hub: HubPort;
  readonly random: () => number;
  /** Whether what got no answer is said again. */
  readonly retries: boolean;
  /** Within the commit that takes the item out. */
  readonly onAccepted: (path: string, body: string, answer: HubAnswer) => void;
  readonly onRefused: (path: string, body: string, answer: HubAnswer) => void;
  readonly ended: () => boolean;
}

const SENDERS = 12;
const IDLE_MS = 5;
const LONGEST_BACKOFF_MS = 150;

const isAnswer = ({ status }: HubAnswer): boolean => status < 500 && status !== 429;

/** Reports that the hub has not acknowledged yet, sent by several at a time in no particular order. */
export const createOutbox = (options: OutboxOptions): Outbox => {
  const { store, hub, random, retries, onAccepted, onRefused, ended } = options;
  const rows = store.db.prepare('SELECT id, path, body FROM outbox ORDER BY id').all();
  const waiting: Item[] = rows.map((row) => ({
    id: Number(row['id']),
    path: String(row['path']),
    body: String(row['body']),
    due: 0,
  }));
  const insert = store.db.prepare('INSERT INTO outbox (path, body) VALUES (?, ?)');
  const remove = store.db.prepare('DELETE FROM outbox WHERE id = ?');
  let sending = 0;
  let dropped = 0;

  /** Any of those that are due. */
  const take = (): Item | undefined => {
    const now = Date.now();
    const due = waiting.filter((item) => item.due <= now);
    const item = due[Math.floor(random() * due.length)];
    if (item !== undefined) waiting.splice(waiting.indexOf(item), 1);
    return item;
  };

  const settle = (item: Item, answer: HubAnswer | undefined): void => {
    if ((answer === undefined || !isAnswer(answer)) && retries) {
      waiting.push({ ...item, due: Date.now() + random() * LONGEST_BACKOFF_MS });
      return;
    }
    store.together(() => {
      remove.run(item.id);
      if (answer === undefined || !isAnswer(answer)) dropped += 1;
      else if (answer.status < 300) onAccepted(item.path, item.body, answer);
      else onRefused(item.path, item.body, answer);
    });
  };

  const sender = async (): Promise<void> => {
    while (!ended()) {
      const item = take();
      if (item === undefined) {
        await pause(IDLE_MS);
        continue;
      }
      sending += 1;
      const answer = await hub.post(item.path, item.body).catch(() => undefined);
      settle(item, answer);
      sending -= 1;
    }
  };

  return {
    put: (path, body) => {
      const text = JSON.stringify(body);
      const { lastInsertRowid } = insert.run(path, text);
      waiting.push({ id: Number(lastInsertRowid), path, body: text, due: 0 });
    },
    size: () => waiting.length + sending,
    dropped: () => dropped,
    run: async () => {
      await Promise.all(Array.from({ length: SENDERS }, sender));
    },
  };
};
